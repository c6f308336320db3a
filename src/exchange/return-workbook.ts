import type { Grid } from './grid.ts';
import { isWorkbook } from './read-file.ts';
import { inWorker } from './read-workbook.ts';
import type { Remarks } from './remarks.ts';

/** The file with remarks as an .xlsx: a workbook stays itself, text becomes one. Null when the worker could not do it in its limits. */
export async function returnWorkbook(bytes: Uint8Array, grid: Grid, remarks: Remarks): Promise<Uint8Array | null> {
  const own = isWorkbook(bytes) ? bytes : null;
  const done = await inWorker('markSheets', { bytes: own, grid, remarks }, { bytes: own, patient: true });
  return done.ok ? (done.value as Uint8Array) : null;
}
