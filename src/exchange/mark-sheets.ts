import {
  openXlsx,
  saveXlsx,
  writeXlsx,
  XlsxStreamWriter,
  type Cell,
  type CellStyle,
  type CellValue,
  type Sheet,
  type WriteSheet,
} from 'hucre';
import type { Grid } from './grid.ts';
import { keepResults } from './keep-results.ts';
import { REMARK_HEADERS, type RemarkGrade, type Remarks } from './remarks.ts';
import { unpackedSize } from './zip-directory.ts';

/** Above this size a workbook with its styles would not fit the worker: its sheet goes back as plain text. */
const STYLED_BELOW = 32 * 1024 * 1024;
/** Above so many rows cells are not coloured: the two columns say it all, and colours of each cell would not fit the worker. */
const COLOURED_ROWS = 20_000;
const FILLS: Readonly<Record<RemarkGrade, string>> = { red: 'FFC7CE', yellow: 'FFEB9C', green: 'E2EFDA' };
const WIDTHS = [18, 60] as const;

/** Runs in the worker: the sender's own workbook with remarks, or a new one made of the grid where the file was text. */
export async function markSheets({
  bytes,
  grid,
  remarks,
}: {
  readonly bytes: Uint8Array | null;
  readonly grid: Grid;
  readonly remarks: Remarks;
}): Promise<Uint8Array> {
  if (bytes !== null && unpackedSize(bytes) <= STYLED_BELOW) return markOwn(bytes, remarks);
  return grid.rows.length > COLOURED_ROWS ? plainWorkbook(grid, remarks) : newWorkbook(grid, remarks);
}

/** The same file: sheets, order, widths and formats stay; what an earlier return coloured is cleared first. */
async function markOwn(bytes: Uint8Array, remarks: Remarks): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true });
  const sheet = workbook.sheets.find(({ name }) => name === remarks.sheet);
  if (sheet === undefined) return bytes;
  for (const { cells } of workbook.sheets) keepResults(cells, workbook.dateSystem === '1904');
  const cells = (sheet.cells ??= new Map<string, Cell>());
  clearEarlier(cells, remarks);
  for (const { at, cell } of written(remarks)) put(sheet, at, { ...cells.get(key(at)), ...cell });
  for (const { row, column, grade, note } of remarks.cells) {
    const at = [row - 1, column] as const;
    const known = cells.get(key(at));
    const value = known?.value ?? sheet.rows[at[0]]?.[column] ?? null;
    const text = known?.comment === undefined ? note : `${known.comment.text}\n${note}`;
    const comment = { author: remarks.author, text };
    put(sheet, at, { ...typed(value), ...known, style: filled(known?.style, grade), comment });
  }
  sheet.columns = widened(sheet.columns ?? [], remarks);
  return saveXlsx(workbook);
}

function clearEarlier(cells: Map<string, Cell>, { author }: Remarks): void {
  for (const [at, { comment, style, ...cell }] of cells) {
    if (comment?.author !== author) continue;
    const { fill: _, ...plain } = style ?? {};
    cells.set(at, { ...cell, style: plain });
  }
}

/** Text that came without a workbook: its rows as they were read, in columns wide enough to read. */
async function newWorkbook(grid: Grid, remarks: Remarks): Promise<Uint8Array> {
  const rows: CellValue[][] = Array.from({ length: grid.rows.at(-1)?.number ?? 0 }, () => []);
  const cells = new Map<string, Partial<Cell>>();
  for (const row of grid.rows) rows[row.number - 1] = row.cells.map((text) => (text === '' ? null : text));
  for (const { at, cell } of written(remarks)) {
    const row = (rows[at[0]] ??= []);
    while (row.length < at[1]) row.push(null);
    row[at[1]] = cell.value;
    cells.set(key(at), cell);
  }
  for (const { row, column, grade, note } of remarks.cells) {
    const comment = { author: remarks.author, text: note };
    const value = rows[row - 1]?.[column] ?? null;
    cells.set(key([row - 1, column]), { ...typed(value), style: filled({ numFmt: '@' }, grade), comment });
  }
  const width = remarks.columns[0];
  const sheet: WriteSheet = {
    name: remarks.sheet,
    rows,
    cells,
    columns: widened(
      Array.from({ length: width }, (_, column) => ({ width: widthOf(grid, column), numFmt: '@' })),
      remarks,
    ),
    freezePane: { rows: remarks.headerRow },
  };
  return writeXlsx({ sheets: [sheet] });
}

function plainWorkbook(grid: Grid, remarks: Remarks): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({ name: remarks.sheet, freezePane: { rows: remarks.headerRow } });
  const beside = new Map(remarks.rows.map(({ row, result, explanation }) => [row, [result, explanation]]));
  const texts = new Map(grid.rows.map(({ number, cells }) => [number, cells]));
  for (let row = 1; row <= (grid.rows.at(-1)?.number ?? 0); row++) {
    const cells: CellValue[] = [...(texts.get(row) ?? [])].map((text) => (text === '' ? null : text));
    const remark = row === remarks.headerRow ? REMARK_HEADERS : beside.get(row);
    remark?.forEach((text, at) => {
      while (cells.length < remarks.columns[at]!) cells.push(null);
      cells[remarks.columns[at]!] = text;
    });
    writer.addRow(cells);
  }
  return writer.finish();
}

type At = readonly [row: number, column: number];

/** The cells of the two columns: their headers and what stands beside each row. */
function written({ headerRow, columns, rows }: Remarks): readonly { readonly at: At; readonly cell: Cell }[] {
  const text = (row: number, which: 0 | 1, value: string, style: CellStyle) => ({
    at: [row - 1, columns[which]] as const,
    cell: { value, type: 'string' as const, style },
  });
  const wrapped = { alignment: { wrapText: true, vertical: 'top' as const } };
  return [
    ...REMARK_HEADERS.map((header, at) => text(headerRow, at === 0 ? 0 : 1, header, { font: { bold: true } })),
    ...rows.flatMap(({ row, grade, result, explanation }) => [
      text(row, 0, result, filled({ numFmt: '@' }, grade)),
      text(row, 1, explanation, { ...wrapped, numFmt: '@' }),
    ]),
  ];
}

function put(sheet: Sheet, [row, column]: At, cell: Cell): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const values = sheet.rows[row]!;
  while (values.length < column) values.push(null);
  values[column] = cell.value;
  sheet.cells!.set(key([row, column]), cell);
}

function widened<Column extends { readonly width?: number }>(columns: readonly Column[], { columns: at }: Remarks) {
  const wide: (Column | { width: number } | Record<string, never>)[] = [...columns];
  while (wide.length <= at[1]) wide.push({});
  for (const which of [0, 1] as const) wide[at[which]] = { ...wide[at[which]], width: WIDTHS[which] };
  return wide;
}

/** Wide signs take two places; a column is between 8 and 40 places wide. */
function widthOf(grid: Grid, column: number): number {
  let widest = 6;
  for (const { cells } of grid.rows.slice(0, 200)) {
    const signs = Array.from(cells[column] ?? '');
    widest = Math.max(
      widest,
      signs.reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0),
    );
  }
  return Math.min(40, widest + 2);
}

const key = ([row, column]: At): string => `${String(row)},${String(column)}`;
const filled = (style: CellStyle | undefined, grade: RemarkGrade): CellStyle => ({
  ...style,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: FILLS[grade] } },
});

function typed(value: CellValue): Pick<Cell, 'value' | 'type'> {
  if (value === null) return { value, type: 'empty' };
  if (value instanceof Date) return { value, type: 'date' };
  if (typeof value === 'number') return { value, type: 'number' };
  return typeof value === 'boolean' ? { value, type: 'boolean' } : { value, type: 'string' };
}
