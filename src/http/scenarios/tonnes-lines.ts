import type { Books, Tonnes } from '../../../models/outcome.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { tonnes } from '../../words/number.ts';
import { signedTonnes } from './difference-text.ts';
import { zoneName, type ResultFacts } from './result-facts.ts';

/** Always shown, even where nothing changes; other pollutants only where the run moves them. */
const MAIN: readonly Pollutant[] = ['NOx', 'VOC'];
const CLASSES: Readonly<Partial<Record<Pollutant, string>>> = { NOx: 'is-nox', VOC: 'is-voc' };

/** Season and full-year tonnes of book planned without, with and their difference: the whole city first, then zone by zone. */
export function tonnesLines(facts: ResultFacts) {
  const { result, t } = facts;
  const areas = [
    { area: t('scenarios.city'), with: result.with.totals, without: result.without.totals },
    // A city of one zone is that zone.
    ...(result.with.zones.length < 2 ? [] : result.with.zones).map(({ id, books }) => ({
      area: zoneName(facts, id),
      with: books,
      without: result.without.zones.find((zone) => zone.id === id)!.books,
    })),
  ];
  return areas.flatMap(({ area, ...sides }) => pollutantsOf(sides).map((pollutant) => line(area, pollutant, sides, t)));
}

interface Sides {
  readonly with: Books;
  readonly without: Books;
}

function pollutantsOf(sides: Sides): readonly Pollutant[] {
  const moved = (pollutant: Pollutant) =>
    (['season', 'full_year'] as const).some(
      (of) => value(sides.with, pollutant, of) !== value(sides.without, pollutant, of),
    );
  return POLLUTANTS.filter((pollutant) => MAIN.includes(pollutant) || moved(pollutant));
}

function line(area: string, pollutant: Pollutant, sides: Sides, t: ResultFacts['t']) {
  const of = (measure: 'season' | 'full_year') => {
    const [before, after] = [value(sides.without, pollutant, measure), value(sides.with, pollutant, measure)];
    const difference = after - before;
    return {
      before: tonnes(before),
      after: tonnes(after),
      difference: signedTonnes(difference),
      negative: difference < 0,
    };
  };
  return {
    area,
    pollutant: t(`options.pollutant.${pollutant}`),
    pollutantClass: CLASSES[pollutant] ?? 'is-pm',
    measures: [of('season'), of('full_year')],
  };
}

function value(books: Books, pollutant: Pollutant, measure: keyof Pick<Tonnes, 'season' | 'full_year'>): number {
  return books.planned[pollutant]?.[measure] ?? 0;
}
