import { searchKey } from '../catalogue/search-key.ts';
import type { Grid } from './grid.ts';
import type { HeaderPlace } from './header-rows.ts';

/** Headers of the two columns a returned workbook carries for people to read; never imported. */
export const REMARK_HEADERS = ['导入结果', '错误说明'] as const;
const KEYS = REMARK_HEADERS.map(searchKey);

export const isRemarkKey = (key: string): boolean => KEYS.includes(key);

export type RemarkGrade = 'green' | 'yellow' | 'red';

/** What is written beside one row. */
export interface RowRemark {
  /** As the sender sees it, from 1. */
  readonly row: number;
  readonly grade: RemarkGrade;
  readonly result: string;
  readonly explanation: string;
}

/** A cell to be coloured, with the note that is pinned to it. */
export interface CellRemark {
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly grade: Exclude<RemarkGrade, 'green'>;
  readonly note: string;
}

/** Everything that is written into a file before it goes back to its sender. */
export interface Remarks {
  readonly sheet: string;
  /** Row of the headers of the two columns, from 1: the last row of the table's header. */
  readonly headerRow: number;
  /** Columns of result and explanation, from 0. */
  readonly columns: readonly [number, number];
  readonly rows: readonly RowRemark[];
  readonly cells: readonly CellRemark[];
  /** Who signs the notes; notes signed so before are taken away. */
  readonly author: string;
}

/** Where the two columns stand: where an earlier return put them, else at the right of everything in the sheet. */
export function remarkColumns(grid: Grid, { row, depth }: HeaderPlace): readonly [number, number] {
  const header = grid.rows.find(({ number }) => number === row + depth - 1);
  const at = KEYS.map((key) => (header?.cells ?? []).findIndex((cell) => searchKey(cell) === key));
  if (at[0] !== -1 && at[1] !== -1) return [at[0]!, at[1]!];
  const width = grid.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  return [width, width + 1];
}
