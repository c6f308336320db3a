import { writeXlsx } from 'hucre';
import { readSheets } from './workbook-sheets.ts';

const [ROWS, COLUMNS, TIMES] = [300, 40, 4];

/** Runs in the worker before its first file: an invented workbook read a few times, so that the code is loaded and quick when somebody waits for it. */
export async function practise(): Promise<number> {
  const cell = (row: number, column: number): string | number =>
    column % 3 === 0 ? row * column : `${String(row)}-${String(column % 7)}`;
  const rows = Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (_, at) => cell(row, at)));
  const bytes = await writeXlsx({ sheets: [{ name: 'practice', rows }] });
  let read = 0;
  for (let time = 0; time < TIMES; time++) {
    const reading = await readSheets(bytes);
    if (reading.ok) read += reading.grids[0]?.rows.length ?? 0;
  }
  return read;
}
