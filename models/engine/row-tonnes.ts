import type { Tonnes } from '../outcome.ts';
import { MEASURES, ROW } from './measures.ts';

/** A row of credits as it stands in an outcome; the sums to date only for a portfolio with `as_of`. */
export function rowTonnes(rows: Float64Array, offset: number, toDate: boolean): Tonnes {
  const tonnes = {
    full_year: rows[offset + MEASURES.full_year]!,
    year: rows[offset + MEASURES.year]!,
    season: rows[offset + MEASURES.season]!,
    months: Array.from(rows.subarray(offset + MEASURES.months, offset + ROW)),
  };
  if (!toDate) return tonnes;
  return {
    ...tonnes,
    year_to_date: rows[offset + MEASURES.year_to_date]!,
    season_to_date: rows[offset + MEASURES.season_to_date]!,
  };
}
