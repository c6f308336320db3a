import { parseCsv } from 'hucre/csv';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, type Reading } from './grid.ts';

const SEPARATORS = [',', '\t', ';', '，'] as const;
/** Signs that make a spreadsheet program take text for a formula; the export puts one ' before them, the import takes exactly that one off. */
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/u;

/** Reads separated text: BOM decides the encoding, else strict UTF-8, else GB18030; the separator that cuts rows most evenly wins. */
export function readCsv(bytes: Uint8Array): Reading {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, refusal: 'too-large' };
  const decoded = decode(bytes);
  if (decoded === null || decoded.text.includes('\u0000')) return { ok: false, refusal: 'encoding' };
  const delimiter = separatorOf(decoded.text);
  const rows = parseCsv(delimiter === '，' ? decoded.text.replaceAll('，', ',') : decoded.text, {
    delimiter: delimiter === '，' ? ',' : delimiter,
    typeInference: false,
  });
  if (rows.length > MAX_ROWS) return { ok: false, refusal: 'too-many-rows' };
  const texts = rows.map((cells, index) => ({
    number: index + 1,
    cells: cells
      .slice(0, MAX_COLUMNS)
      .map((cell) => (typeof cell === 'string' ? cell.slice(0, MAX_CELL_LENGTH).replace(GUARDED, '') : '')),
  }));
  return { ok: true, grids: [{ sheet: '', encoding: decoded.encoding, rows: texts }] };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } | null {
  const attempt = (encoding: string, from: number): { text: string; encoding: string } | null => {
    try {
      return {
        text: new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(from)),
        encoding: encoding.toUpperCase(),
      };
    } catch {
      return null;
    }
  };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return attempt('utf-8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return attempt('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return attempt('utf-16be', 2);
  return attempt('utf-8', 0) ?? attempt('gb18030', 0);
}

/** The separator with the most equal column counts over the first 50 lines. */
function separatorOf(text: string): (typeof SEPARATORS)[number] {
  const lines = text
    .slice(0, 200_000)
    .split(/\r?\n/)
    .slice(0, 50)
    .filter((line) => line.trim() !== '');
  const scored = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const usual = counts[0] ?? 0;
    return { separator, score: usual === 0 ? 0 : counts.filter((count) => count === usual).length * 1000 + usual };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}
