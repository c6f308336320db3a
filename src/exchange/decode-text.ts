import { ENCODINGS, SEPARATORS, type Encoding, type Separator } from './grid.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
];

/** Bytes of a text file → text: a BOM decides, else strict UTF-8, else GB18030 (which covers GBK and GB2312); or as the person says. Null when it is none. */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText | null {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  const encodings = chosen !== undefined ? [chosen] : marked !== undefined ? [marked[0]] : ENCODINGS.slice(0, 2);
  for (const encoding of encodings) {
    const from = marked !== undefined && marked[0] === encoding ? marked[1].length : 0;
    const text = strictly(bytes.subarray(from), encoding);
    if (text !== null) return { text, encoding };
  }
  return null;
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding.toLowerCase(), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const LINES_JUDGED = 50;
const CHARACTERS_JUDGED = 200_000;

/** The separator that cuts the first lines most evenly; what stands in quotes is not cut, lines without any separator (titles) do not vote. */
export function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, CHARACTERS_JUDGED)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .slice(0, LINES_JUDGED);
  const scored = SEPARATORS.map((separator) => ({ separator, score: evenness(lines, separator) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

/** How many lines have the most frequent number of cuts; more cuts win among equals. */
function evenness(lines: readonly string[], separator: Separator): number {
  const votes = new Map<number, number>();
  for (const line of lines) {
    const cuts = line.split(separator).length - 1;
    if (cuts > 0) votes.set(cuts, (votes.get(cuts) ?? 0) + 1);
  }
  return Math.max(0, ...[...votes].map(([cuts, count]) => count * 1000 + Math.min(cuts, 999)));
}
