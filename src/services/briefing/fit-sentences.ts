/** A sentence and how much it matters: the lower, the more. */
export interface Ranked {
  readonly text: string;
  readonly rank: number;
}

/** Signs of one line of the text page (GB/T 9704-2012), two of them the indent of a first line. */
const SIGNS = 28;
const INDENT = 2;

/** What may not be torn apart at the end of a line: a word or number with what closes after it, or one Chinese sign with its stop. */
const PIECE = /[（“]?(?:[\u0021-\u2017\u2020-\u2e7f]+|.)[，。；：、）”%]*/gu;

/** Lines a paragraph takes on the text page in the widest of its fonts, where no stop gives up half of its square. */
export function linesOf(text: string): number {
  let lines = 1;
  let room = SIGNS - INDENT;
  for (const [piece] of text.matchAll(PIECE)) {
    const size = signsOf(piece);
    if (size > room + 1e-9) {
      lines += 1;
      room = SIGNS;
    }
    room -= size;
  }
  return lines;
}

/** A Chinese sign is one; digits and small letters are a little over half of one, capitals three quarters. */
function signsOf(piece: string): number {
  let signs = 0;
  for (const sign of piece) {
    if (sign > '\u2e7f' || sign === '“' || sign === '”') signs += 1;
    else if (/[\d\p{Ll}]/u.test(sign)) signs += 0.56;
    else signs += /[.·]/.test(sign) ? 0.3 : 0.75;
  }
  return signs;
}

/** The sentences, in their order, that fit on so many lines after a beginning; the lowest rank is taken first and always. */
export function fitSentences<Sentence extends Ranked>(
  beginning: string,
  sentences: readonly Sentence[],
  lines: number,
): readonly Sentence[] {
  const kept = new Set<Sentence>();
  const text = () => sentences.flatMap((sentence) => (kept.has(sentence) ? [sentence.text] : [])).join('');
  for (const sentence of sentences.toSorted((a, b) => a.rank - b.rank)) {
    kept.add(sentence);
    if (kept.size > 1 && linesOf(beginning + text()) > lines) kept.delete(sentence);
  }
  return sentences.filter((sentence) => kept.has(sentence));
}
