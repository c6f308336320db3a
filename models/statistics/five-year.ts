import type { Pollutant } from '../vocabulary.ts';
import type { LevelTotals } from './level-totals.ts';
import { LEVELS, type Level } from './vocabulary.ts';

/** Tonnes recognised in an earlier year, as its document states them. */
export interface PriorYear {
  readonly year: number;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
  readonly document: string | null;
}

/** A five-year task of one pollutant: tonnes from the first year to the last. */
export interface FiveYearTarget {
  readonly from: number;
  readonly to: number;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
  readonly document: string | null;
}

export interface Cumulative {
  readonly target: FiveYearTarget;
  readonly prior: readonly PriorYear[];
  readonly priorTonnes: number;
  /** Years before this one of which no figure was given: the sum is short of them. */
  readonly missingYears: readonly number[];
  /** Prior years and this year's net tonnes, one sum for each level: they are never mixed. */
  readonly levels: Readonly<
    Record<Level, { readonly thisYear: number; readonly tonnes: number; readonly share: number }>
  >;
  /** The straight line of the task to the end of this year, in tonnes. */
  readonly straightLine: number;
}

/** Where the five-year task stands: prior years as given plus this year at each level; null outside the task's years. */
export function cumulative(
  target: FiveYearTarget,
  prior: readonly PriorYear[],
  totals: LevelTotals,
  year: number,
): Cumulative | null {
  if (year < target.from || year > target.to) return null;
  const own = prior
    .filter((one) => one.pollutant === target.pollutant && one.year >= target.from && one.year < year)
    .toSorted((a, b) => a.year - b.year);
  const before = Array.from({ length: year - target.from }, (_, index) => target.from + index);
  const priorTonnes = own.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const levels = Object.fromEntries(
    LEVELS.map((level) => {
      const thisYear = totals[level].net;
      const tonnes = priorTonnes + thisYear;
      return [level, { thisYear, tonnes, share: target.tonnes === 0 ? 0 : tonnes / target.tonnes }];
    }),
  ) as Cumulative['levels'];
  return {
    target,
    prior: own,
    priorTonnes,
    missingYears: before.filter((one) => !own.some((given) => given.year === one)),
    levels,
    straightLine: (target.tonnes * (year - target.from + 1)) / (target.to - target.from + 1),
  };
}
