import type { Cell } from 'hucre';

/** Day 0 of the calendar of serial numbers, and how many days later the calendar of 1904 begins. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;

/** hucre reads the result of a formula as the cell's value and writes it from another place: without this every formula would come back empty. */
export function keepResults(cells: ReadonlyMap<string, Cell> | undefined, since1904: boolean): void {
  for (const cell of cells?.values() ?? []) {
    if (cell.formula === undefined || cell.formulaResult != null) continue;
    const { value } = cell;
    cell.formulaResult =
      value instanceof Date ? (value.getTime() - DAY_ZERO) / 86_400_000 - (since1904 ? DAYS_1904 : 0) : value;
  }
}
