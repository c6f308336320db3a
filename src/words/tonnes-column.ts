import { number } from './number.ts';
import { printedParts } from './round.ts';

/** Tonnes of units, of which a column prints as many decimals in every row. */
const DECIMALS = 1;

export interface TonnesColumn<Row> {
  readonly of: (row: Row) => string;
  readonly total: string;
}

/** A column of tonnes with its sum below: one decimal in every row however large it is, and the printed rows add up to the printed sum. */
export function tonnesColumn<Row>(rows: readonly Row[], value: (row: Row) => number): TonnesColumn<Row> {
  const exact = rows.map(value);
  const total = exact.reduce((sum, one) => sum + one, 0);
  const printed = printedParts(exact, total, DECIMALS);
  const texts = new Map(rows.map((row, index) => [row, number(printed[index], DECIMALS)]));
  return { of: (row) => texts.get(row) ?? '—', total: number(total, DECIMALS) };
}
