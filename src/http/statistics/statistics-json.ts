import type { Cumulative } from '../../../models/statistics/five-year.ts';
import { levelTotals, measureMatrix } from '../../../models/statistics/level-totals.ts';
import { waterfall } from '../../../models/statistics/waterfall.ts';
import type { Statistics } from '../../services/statistics/statistics.ts';
import { pollutantsIn } from './pollutants-in.ts';

/** The book for programs: every figure under its book, measure, period, level and pollutant. */
export function statisticsJson({ book, rules }: Statistics, years: readonly Cumulative[]) {
  return {
    book: book.book,
    measure: book.measure,
    unit: 't/a',
    year: book.year,
    rules,
    totals: Object.fromEntries(pollutantsIn(book).map((pollutant) => [pollutant, levelTotals(book, pollutant)])),
    measures: Object.fromEntries(pollutantsIn(book).map((pollutant) => [pollutant, measureMatrix(book, pollutant)])),
    waterfall: Object.fromEntries(pollutantsIn(book).map((pollutant) => [pollutant, waterfall(book, pollutant)])),
    cumulative: years,
    lines: book.lines,
    excluded: book.excluded,
  };
}
