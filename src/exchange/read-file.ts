import type { Reading, ReadingChoices } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

/** Reads a spreadsheet by what it is, not by what it is called: a zip is a workbook, everything else separated text. */
export async function readFile(bytes: Uint8Array, choices: ReadingChoices = {}): Promise<Reading> {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  return isWorkbook(bytes) || isOldOffice(bytes) ? readWorkbook(bytes) : readCsv(bytes, choices);
}

/** Is it a zip, as every .xlsx is? */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

const isOldOffice = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
