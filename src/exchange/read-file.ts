import type { Reading, ReadingChoices } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

/** Reads a spreadsheet by what it is, not by what it is called: a zip is a workbook, everything else separated text. */
export async function readFile(bytes: Uint8Array, choices: ReadingChoices = {}): Promise<Reading> {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  if (isOther(bytes) || isMarkup(bytes)) return { ok: false, refusal: 'kind' };
  return isWorkbook(bytes) || isOldOffice(bytes) ? readWorkbook(bytes) : readCsv(bytes, choices);
}

/** Is it a zip, as every .xlsx is? */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** How documents and pictures begin that are sent by mistake: PDF, GIF, PNG, JPEG, RAR. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x47, 0x49, 0x46, 0x38],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x61, 0x72, 0x21],
] as const;

const isOther = (bytes: Uint8Array): boolean => OTHERS.some((signs) => signs.every((sign, at) => bytes[at] === sign));

/** Web pages that older systems call .xls. */
const isMarkup = (bytes: Uint8Array): boolean =>
  /^\ufeff?\s*<(!doctype|html|head|meta|table|\?xml)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));

const isOldOffice = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
