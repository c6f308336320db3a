import type { Separator } from './grid.ts';

const [QUOTE, CR, LF, BOM] = [0x22, 0x0d, 0x0a, 0xfeff];

/** A quote that opens a field and is never closed: everything behind it would be one cell. */
export interface OpenQuote {
  /** Number of the row, from 1. */
  readonly row: number;
  /** How the field begins. */
  readonly begins: string;
}

const BEGINNING = 20;

/**
 * Separated text → its rows of fields (RFC 4180; a quote inside a field that does not begin with one is an ordinary sign, every kind of line
 * end ends a row). Goes from field to field instead of from sign to sign: a table of 5,000 rows is three million signs.
 * A quote nobody closed is told to `onOpen`, the first only: it runs to the end of the text, or over the end of its line to the quote of another field.
 */
export function cutText(
  text: string,
  separator: Separator,
  onOpen: (quote: OpenQuote) => void = () => undefined,
): string[][] {
  const cut = separator.charCodeAt(0);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.charCodeAt(0) === BOM ? 1 : 0;
  let told = false;
  while (at < text.length) {
    let field = '';
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1);
      field = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    const from = at;
    let sign = text.charCodeAt(at);
    // NaN, past the end, is none of them.
    while (at < text.length && sign !== cut && sign !== CR && sign !== LF) sign = text.charCodeAt(++at);
    if (!told && (from > text.length || (field !== '' && /[\r\n]/.test(field) && text.slice(from, at).trim() !== ''))) {
      told = true;
      onOpen({ row: rows.length + 1, begins: (field.split(/[\r\n]/)[0] ?? '').slice(0, BEGINNING) });
    }
    row.push(field === '' ? text.slice(from, at) : field + text.slice(from, at));
    if (at >= text.length) break;
    at += sign === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    if (sign !== cut) {
      rows.push(row);
      row = [];
    } else if (at >= text.length) row.push('');
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Where a quoted field ends: its first quote that no second one follows, or the end of the text. */
function closingQuote(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
}
