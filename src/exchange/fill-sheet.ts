import { openXlsx, saveXlsx, type Cell, type Sheet } from 'hucre';
import { keepResults } from './keep-results.ts';
import type { SheetCell } from './sheet.ts';

/** What is to be written into a blank workbook: values by column (0-based) for each row, from the first row below the header. */
export interface Filling {
  readonly sheet: string;
  /** Number of the first row of data, counted from 1. */
  readonly firstRow: number;
  readonly columns: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/**
 * Runs in the worker: the same workbook with rows written in, formats and widths kept. New rows look like the first one under the header. What
 * stands below the empty rows of the form (合计, 填表人) moves down when there are more rows than the form has room for.
 */
export async function fillSheet({
  bytes,
  filling,
}: {
  readonly bytes: Uint8Array;
  readonly filling: Filling;
}): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true });
  const sheet = workbook.sheets.find(({ name }) => name === filling.sheet);
  if (sheet === undefined) throw new Error(`no sheet ${filling.sheet}`);
  for (const one of workbook.sheets) keepResults(one.cells, workbook.dateSystem === '1904');
  const cells = (sheet.cells ??= new Map<string, Cell>());
  const top = filling.firstRow - 1;
  const foot = footRow(sheet, top);
  const room = (foot ?? Infinity) - top;
  const shift = Math.max(0, filling.rows.length - room);
  if (foot !== null && shift > 0) moveDown(sheet, cells, foot, shift);
  const looks = filling.columns.map((column) => cells.get(key(top, column))?.style);
  const height = sheet.rowDefs?.get(top);
  filling.rows.forEach((values, at) => {
    const row = top + at;
    if (height !== undefined && sheet.rowDefs !== undefined) sheet.rowDefs.set(row, height);
    filling.columns.forEach((column, nth) => {
      const value = values[nth] ?? null;
      const style = looks[nth];
      put(sheet, cells, row, column, { ...typed(value), ...(style === undefined ? {} : { style }) });
    });
  });
  return saveXlsx(workbook);
}

/** The first row below the form's empty ones that says something; null when nothing does. */
function footRow(sheet: Sheet, top: number): number | null {
  for (let row = top; row < sheet.rows.length; row++) {
    if ((sheet.rows[row] ?? []).some((value) => value !== null && value !== '')) return row;
  }
  return null;
}

function moveDown(sheet: Sheet, cells: Map<string, Cell>, from: number, by: number): void {
  const below = sheet.rows.splice(from);
  while (sheet.rows.length < from + by) sheet.rows.push([]);
  sheet.rows.push(...below);
  const moved = [...cells].filter(([at]) => rowOf(at) >= from);
  for (const [at] of moved) cells.delete(at);
  for (const [at, cell] of moved) cells.set(key(rowOf(at) + by, columnOf(at)), stretched(cell, from, by));
  sheet.merges = (sheet.merges ?? []).map((merge) =>
    merge.startRow >= from ? { ...merge, startRow: merge.startRow + by, endRow: merge.endRow + by } : merge,
  );
}

/** A sum over the form's rows reaches to the last row written. */
function stretched(cell: Cell, from: number, by: number): Cell {
  const range = /^SUM\(([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\)$/i.exec(cell.formula ?? '');
  if (range === null || Number(range[4]) !== from) return cell;
  const { formulaResult: _, ...rest } = cell;
  return { ...rest, formula: `SUM(${range[1]!}${range[2]!}:${range[3]!}${String(from + by)})` };
}

function put(sheet: Sheet, cells: Map<string, Cell>, row: number, column: number, cell: Cell): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const values = sheet.rows[row]!;
  while (values.length < column) values.push(null);
  values[column] = cell.value;
  cells.set(key(row, column), cell);
}

/** Text stays text, whatever it begins with; numbers stay numbers. */
function typed(value: SheetCell): Pick<Cell, 'value' | 'type'> {
  if (value === null) return { value, type: 'empty' };
  return typeof value === 'number' ? { value, type: 'number' } : { value, type: 'string' };
}

const key = (row: number, column: number): string => `${String(row)},${String(column)}`;
const rowOf = (at: string): number => Number(at.split(',')[0]);
const columnOf = (at: string): number => Number(at.split(',')[1]);
