import { cutText, type OpenQuote } from './cut-text.ts';
import { decodeText, separatorOf } from './decode-text.ts';
import {
  columnsBeyond,
  MAX_CELL_LENGTH,
  MAX_COLUMNS,
  MAX_FILE_BYTES,
  MAX_ROWS,
  type Reading,
  type ReadingChoices,
} from './grid.ts';

/** Signs that make a spreadsheet program take text for a formula; the export puts one ' before them, the import takes exactly that one off. */
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/u;

/** Reads separated text; encoding and separator are found out unless the person says them. */
export function readCsv(bytes: Uint8Array, choices: ReadingChoices = {}): Reading {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, refusal: 'too-large' };
  const decoded = decodeText(bytes, choices.encoding);
  if (decoded === null || decoded.text.includes('\u0000')) return { ok: false, refusal: 'encoding' };
  const separator = choices.separator ?? separatorOf(decoded.text);
  const open: OpenQuote[] = [];
  const rows = cutText(decoded.text, separator, (quote) => open.push(quote));
  if (rows.length > MAX_ROWS) return { ok: false, refusal: 'too-many-rows' };
  if (open[0] !== undefined) return { ok: false, refusal: 'open-quote', place: open[0] };
  const texts = rows.map((cells, index) => ({ number: index + 1, cells: cells.slice(0, MAX_COLUMNS).map(cellText) }));
  const { encoding } = decoded;
  const beyond = columnsBeyond(rows);
  const grid = { sheet: '', encoding, separator, calendar: 1900, merges: [], rows: texts, beyond } as const;
  return { ok: true, grids: [grid], hidden: [] };
}

const APOSTROPHE = 0x27;

/** Nearly every cell passes as it is. */
function cellText(cell: string): string {
  if (cell.length > MAX_CELL_LENGTH) return cellText(cell.slice(0, MAX_CELL_LENGTH));
  return cell.charCodeAt(0) === APOSTROPHE ? cell.replace(GUARDED, '') : cell;
}
