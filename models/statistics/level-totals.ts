import type { Pollutant } from '../vocabulary.ts';
import type { StatisticsBook, StatisticsLine } from './statistics-book.ts';
import { LEVELS, OFFICIAL_MEASURES, type Level, type OfficialMeasure } from './vocabulary.ts';

/** The sum of a level: this year's new tonnes of full-year capacity, and what travels beside them. */
export interface LevelTotal {
  readonly gross: number;
  readonly deducted: number;
  /** Gross less 区域削减. */
  readonly net: number;
  /** Last year's rest (翘尾), in no other figure. */
  readonly carried: number;
  /** Lines with an amount at this level. */
  readonly stated: number;
  /** Projects of which this level has said nothing yet: 未报 for the declaration, 未审 for the others. */
  readonly missing: readonly string[];
}

export type LevelTotals = Readonly<Record<Level, LevelTotal>>;

/** Sums of one pollutant at every level, over all measures or one. */
export function levelTotals(
  { lines }: Pick<StatisticsBook, 'lines'>,
  pollutant: Pollutant,
  measure?: OfficialMeasure,
): LevelTotals {
  const own = lines.filter((line) => line.pollutant === pollutant && (measure ?? line.counted) === line.counted);
  return Object.fromEntries(LEVELS.map((level) => [level, totalOf(own, level)])) as Record<Level, LevelTotal>;
}

/** One row per official measure that the book holds, in the official order. */
export function measureMatrix(book: StatisticsBook, pollutant: Pollutant) {
  return OFFICIAL_MEASURES.map((measure) => ({ measure, totals: levelTotals(book, pollutant, measure) }));
}

function totalOf(lines: readonly StatisticsLine[], level: Level): LevelTotal {
  const fresh = lines.filter(({ carried }) => !carried);
  const gross = sum(fresh.map(({ levels }) => levels[level].recognised));
  const deducted = sum(fresh.map(({ levels }) => levels[level].deducted));
  return {
    gross,
    deducted,
    net: gross - deducted,
    carried: sum(lines.filter(({ carried }) => carried).map(({ levels }) => levels[level].recognised)),
    stated: fresh.filter(({ levels }) => levels[level].stated !== null).length,
    missing: fresh.filter(({ levels }) => levels[level].stated === null).map(({ project }) => project),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
