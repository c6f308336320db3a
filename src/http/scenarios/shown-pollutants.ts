import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import type { RunResult } from '../../services/scenarios/run-result.ts';

/** What ozone is made from: always shown, even where nothing changes. */
export const PRECURSORS: readonly Pollutant[] = ['NOx', 'VOC'];

/** Tonnes that are but the rounding of a sum of thousands. */
export const NOTHING = 1e-6;

/** The precursors, and every other pollutant whose season tonnes in the whole city the run moves: a question about dust is answered in dust. */
export function shownPollutants({ impact }: RunResult): readonly Pollutant[] {
  return POLLUTANTS.filter(
    (pollutant) => PRECURSORS.includes(pollutant) || Math.abs(impact.totals.planned[pollutant]?.season ?? 0) > NOTHING,
  );
}

/** What tiles, pictures and lists have room for: the precursors, and dust where the run is about dust, moving more of it than of either. */
export function picturedPollutants(result: RunResult): readonly Pollutant[] {
  const moved = (pollutant: Pollutant): number => Math.abs(result.impact.totals.planned[pollutant]?.season ?? 0);
  const most = Math.max(...PRECURSORS.map(moved));
  return shownPollutants(result).filter(
    (pollutant) => PRECURSORS.includes(pollutant) || (pollutant === 'PM10' && moved(pollutant) > most),
  );
}
