import { FIELDS, type Field } from '../catalogue/fields.ts';
import { searchKey } from '../catalogue/search-key.ts';
import type { Grid, GridRow } from './grid.ts';

/** Which column of a sheet is which field, and which rows are data. */
export interface Table {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly { readonly index: number; readonly header: string; readonly field: Field }[];
  /** Headers nobody knows: named on the result, not imported. */
  readonly unknown: readonly string[];
  /** Fields that two columns claim. */
  readonly twice: readonly string[];
  readonly rows: readonly GridRow[];
  readonly skipped: readonly { readonly row: number; readonly because: 'empty' | 'total' | 'header' }[];
}

/** Columns the returned workbook carries for people to read; never imported. */
const REMARKS = new Set(['导入结果', '错误说明'].map(searchKey));
const TOTALS = /^(合计|小计|总计|注[:：]?|填表人|审核)/;
const SEARCHED_ROWS = 30;

/**
 * Finds the sheet and the header row with the most known names (our own, Chinese or English; units in brackets cut off).
 * Null when fewer than three columns are recognised or none of them is the name or the number of a project.
 */
export function recognise(grids: readonly Grid[], labels: ReadonlyMap<string, string>): Table | null {
  const candidates = grids.flatMap((grid) =>
    grid.rows
      .slice(0, SEARCHED_ROWS)
      .map((row) => ({ grid, row, score: row.cells.filter((cell) => labels.has(headerKey(cell))).length })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (top, next) => (top === null || next.score > top.score ? next : top),
    null,
  );
  if (best === null || best.score < 3) return null;
  const table = tableUnder(best.grid, best.row, labels);
  return table.columns.some(({ field }) => field.key === 'name' || field.key === 'id') ? table : null;
}

/** Every name a header may carry → the key of its field: the key itself and its label in each language. */
export function headerLabels(translations: readonly ((key: string) => string)[]): ReadonlyMap<string, string> {
  const pairs = FIELDS.flatMap((field) =>
    [field.key, ...translations.map((t) => t(`fields.${field.key}`))].map((name): [string, string] => [
      headerKey(name),
      field.key,
    ]),
  );
  return new Map(pairs);
}

/** NFKC, no blanks, no zero-width signs, unit in brackets cut off. */
export function headerKey(header: string): string {
  const key = searchKey(header).replace(/\([^()]*\)$/, '');
  return key.replace(/^\*|\*$/g, '');
}

function tableUnder(grid: Grid, header: GridRow, labels: ReadonlyMap<string, string>): Table {
  const named = header.cells.map((cell, index) => ({ index, header: cell, key: labels.get(headerKey(cell)) }));
  const columns = named.flatMap(({ index, header: name, key }) => {
    const field = FIELDS.find((known) => known.key === key);
    return field === undefined ? [] : [{ index, header: name, field }];
  });
  const keys = columns.map(({ field }) => field.key);
  const after = grid.rows.filter((row) => row.number > header.number);
  const judged = after.map((row) => ({ row, because: skipReason(row, header) }));
  return {
    sheet: grid.sheet,
    headerRow: header.number,
    columns,
    unknown: named
      .filter(({ key, header: name }) => key === undefined && name.trim() !== '' && !REMARKS.has(headerKey(name)))
      .map(({ header: name }) => name),
    twice: [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))],
    rows: judged.filter(({ because }) => because === null).map(({ row }) => row),
    skipped: judged.flatMap(({ row, because }) => (because === null ? [] : [{ row: row.number, because }])),
  };
}

function skipReason(row: GridRow, header: GridRow): 'empty' | 'total' | 'header' | null {
  const first = row.cells.find((cell) => cell.trim() !== '');
  if (first === undefined) return 'empty';
  if (TOTALS.test(first.normalize('NFKC').trim().replace(/\s/g, ''))) return 'total';
  const same = row.cells.filter((cell, at) => cell !== '' && cell === header.cells[at]).length;
  return same >= 3 && same === header.cells.filter((cell) => cell !== '').length ? 'header' : null;
}
