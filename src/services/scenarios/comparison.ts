import type { Books, Outcome, Standing } from '../../../models/outcome.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';

/** Always compared, moved or not; other pollutants only where some side brings any. */
const MAIN: readonly Pollutant[] = ['NOx', 'VOC'];

/** One target on every side (null where that run does not know it), and which sides do best. */
export interface ComparedTarget {
  readonly id: string;
  readonly standings: readonly (Standing | null)[];
  /** The side with the smallest gap; nobody when all are alike. */
  readonly best: readonly boolean[];
}

/** Tonnes of book planned on every side, of a zone (null: the whole city) and a pollutant. */
export interface ComparedTonnes {
  readonly zone: string | null;
  readonly pollutant: Pollutant;
  readonly season: readonly number[];
  readonly fullYear: readonly number[];
}

export interface ComparedCost {
  readonly key: 'capital' | 'annualised';
  readonly values: readonly number[];
}

export interface Comparison {
  readonly targets: readonly ComparedTarget[];
  readonly tonnes: readonly ComparedTonnes[];
  readonly cost: readonly ComparedCost[];
  readonly met: readonly number[];
}

/** Several outcomes side by side; nothing is computed anew. */
export function comparisonOf(outcomes: readonly Outcome[]): Comparison {
  return {
    targets: comparedTargets(outcomes),
    tonnes: comparedTonnes(outcomes),
    cost: (['capital', 'annualised'] as const).map((key) => ({ key, values: outcomes.map(({ cost }) => cost[key]) })),
    met: outcomes.map(({ targets }) => targets.filter(({ books }) => books.planned.met).length),
  };
}

/** Which of several values is the smallest; nobody when they are all alike, or when nobody has any. */
export function smallest(values: readonly (number | null)[]): readonly boolean[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return values.map((value) => value !== null && low < high && value === low);
}

function comparedTargets(outcomes: readonly Outcome[]): readonly ComparedTarget[] {
  const ids = [...new Set(outcomes.flatMap(({ targets }) => targets.map(({ id }) => id)))];
  return ids.map((id) => {
    const standings = outcomes.map(({ targets }) => targets.find((target) => target.id === id)?.books.planned ?? null);
    // A gap within the tolerance of "met" is no gap.
    return { id, standings, best: smallest(standings.map((one) => (one === null ? null : one.met ? 0 : one.gap))) };
  });
}

function comparedTonnes(outcomes: readonly Outcome[]): readonly ComparedTonnes[] {
  const zones = [...new Set(outcomes.flatMap((outcome) => outcome.zones.map(({ id }) => id)))];
  return [null, ...zones].flatMap((zone) => {
    const books = outcomes.map((outcome) => booksOf(outcome, zone));
    return POLLUTANTS.map((pollutant): ComparedTonnes => {
      const of = (measure: 'season' | 'full_year') => books.map((one) => one?.planned[pollutant]?.[measure] ?? 0);
      return { zone, pollutant, season: of('season'), fullYear: of('full_year') };
    }).filter(
      ({ pollutant, season, fullYear }) =>
        MAIN.includes(pollutant) || [...season, ...fullYear].some((value) => value !== 0),
    );
  });
}

function booksOf(outcome: Outcome, zone: string | null): Books | undefined {
  return zone === null ? outcome.totals : outcome.zones.find(({ id }) => id === zone)?.books;
}
