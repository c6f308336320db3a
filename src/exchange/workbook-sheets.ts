import { readXlsx, streamXlsxRows, type CellValue, type MergeRange } from 'hucre';
import {
  columnsBeyond,
  MAX_CELL_LENGTH,
  MAX_COLUMNS,
  MAX_ROWS,
  type Grid,
  type GridRow,
  type Merge,
  type Reading,
} from './grid.ts';
import { unpackedSize } from './zip-directory.ts';

/** Above this many unpacked bytes rows are read as a stream: a sheet of 100,000 rows whole would not fit the worker. */
const STREAMED_ABOVE = 32 * 1024 * 1024;

/** Runs in a worker with a limited heap: one workbook → its visible sheets as text; hidden ones are named. */
export async function readSheets(bytes: Uint8Array): Promise<Reading> {
  const hidden: string[] = [];
  const large = unpackedSize(bytes) > STREAMED_ABOVE;
  const workbook = await readXlsx(bytes, {
    sheets: (sheet) => {
      const shown = !sheet.hidden && !sheet.veryHidden;
      if (!shown) hidden.push(sheet.name);
      return shown;
    },
    maxRows: large ? 40 : MAX_ROWS + 1,
  });
  const grids: Grid[] = [];
  for (const sheet of workbook.sheets) {
    const streamed = large ? await streamedRows(bytes, sheet.name) : null;
    const rows = streamed?.rows ?? sheet.rows.map((cells, index) => rowOf(index, cells));
    const beyond = streamed?.beyond ?? columnsBeyond(sheet.rows);
    if (rows.length > MAX_ROWS) return { ok: false, refusal: 'too-many-rows' };
    const calendar = workbook.dateSystem === '1904' ? 1904 : 1900;
    const merges = (sheet.merges ?? []).slice(0, 2000).map(mergeOf);
    grids.push({ sheet: sheet.name, encoding: null, separator: null, calendar, merges, rows, beyond });
  }
  return { ok: true, grids, hidden };
}

async function streamedRows(bytes: Uint8Array, sheet: string): Promise<{ rows: GridRow[]; beyond: number }> {
  const rows: GridRow[] = [];
  let beyond = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    while (rows.length < index && rows.length <= MAX_ROWS) rows.push(rowOf(rows.length, []));
    rows.push(rowOf(index, values));
    beyond = Math.max(beyond, columnsBeyond([values]));
    if (rows.length > MAX_ROWS) break;
  }
  return { rows, beyond };
}

function rowOf(index: number, cells: readonly CellValue[]): GridRow {
  const texts = cells.slice(0, MAX_COLUMNS).map(cellText);
  let length = texts.length;
  while (length > 0 && texts[length - 1] === '') length--;
  return { number: index + 1, cells: texts.slice(0, length) };
}

function mergeOf({ startRow, startCol, endRow, endCol }: MergeRange): Merge {
  return { top: startRow, left: startCol, bottom: endRow, right: endCol };
}

/** A date becomes its day, a number its shortest exact text; nothing is rounded or guessed. */
function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return (typeof cell === 'string' ? cell : String(cell)).slice(0, MAX_CELL_LENGTH);
}
