import type { Reading } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

/** Reads a spreadsheet by what it is, not by what it is called: a zip is a workbook, everything else separated text. */
export async function readFile(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldOffice = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
  if (isZip || isOldOffice) return readWorkbook(bytes);
  return readCsv(bytes);
}
