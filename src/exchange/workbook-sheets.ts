import { readXlsx, type CellValue } from 'hucre';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS, type Grid, type Reading } from './grid.ts';

/** Runs in a worker with a limited heap: one workbook → its visible sheets as text. */
export async function readSheets(bytes: Uint8Array): Promise<Reading> {
  const workbook = await readXlsx(bytes, {
    sheets: (sheet) => !sheet.hidden && !sheet.veryHidden,
    maxRows: MAX_ROWS + 1,
  });
  if (workbook.sheets.some((sheet) => sheet.rows.length > MAX_ROWS)) return { ok: false, refusal: 'too-many-rows' };
  const grids = workbook.sheets.map((sheet): Grid => ({
    sheet: sheet.name,
    encoding: null,
    rows: sheet.rows.map((cells, index) => ({ number: index + 1, cells: trimmed(cells) })),
  }));
  return { ok: true, grids };
}

function trimmed(cells: readonly CellValue[]): string[] {
  const texts = cells.slice(0, MAX_COLUMNS).map(cellText);
  let length = texts.length;
  while (length > 0 && texts[length - 1] === '') length--;
  return texts.slice(0, length);
}

/** A date becomes its day, a number its shortest exact text; nothing is rounded or guessed. */
function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return (typeof cell === 'string' ? cell : String(cell)).slice(0, MAX_CELL_LENGTH);
}
