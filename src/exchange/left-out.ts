import type { GridRow } from './grid.ts';

/** Why a row below the header is no data: each is listed with its reason. */
export type LeftOut = 'empty' | 'total' | 'note' | 'header';

const TOTAL = /^(合计|小计|总计)([:：(（\d]|$)/;
const NOTE = /^(备?注[:：\d]|备?注$|填表人|审核|说明[:：])/;

/** Null for a row of data. `headers` are the header's texts by column, level by level. */
export function leftOut(row: GridRow, headers: readonly GridRow[]): LeftOut | null {
  const first = row.cells.find((cell) => cell.trim() !== '');
  if (first === undefined) return 'empty';
  const plain = first.normalize('NFKC').replace(/\s/g, '');
  if (TOTAL.test(plain)) return 'total';
  if (NOTE.test(plain)) return 'note';
  return headers.some((header) => repeats(row, header)) ? 'header' : null;
}

function repeats(row: GridRow, header: GridRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '').length;
  const same = row.cells.filter((cell, at) => cell.trim() !== '' && cell === header.cells[at]).length;
  return same >= 2 && same === filled;
}
