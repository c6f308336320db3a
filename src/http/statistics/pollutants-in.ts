import type { StatisticsBook } from '../../../models/statistics/statistics-book.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { EXPECTED } from '../../services/statistics/statistics.ts';

/** NOx and VOCs always, others where somebody stated an amount. */
export function pollutantsIn({ lines }: Pick<StatisticsBook, 'lines'>): readonly Pollutant[] {
  return POLLUTANTS.filter(
    (pollutant) => EXPECTED.includes(pollutant) || lines.some((line) => line.pollutant === pollutant),
  );
}
