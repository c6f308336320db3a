/** A sentence and how much it matters: the lower, the more. */
export interface Ranked {
  readonly text: string;
  readonly rank: number;
}

/** How text stands on the page: signs (of the size of the text) in a line, and the lines beside masthead, figures, curves and foot. */
export interface Setting {
  readonly signs: number;
  readonly lines: number;
}

/** GB/T 9704-2012: 28 signs of 15.75 pt, lines of 10.23 mm. */
const CHINESE: Setting = { signs: 28, lines: 10 };
/** 12 pt, lines of 7 mm over the same page; captions and foot take a little more of it than in Chinese. */
const LATIN: Setting = { signs: 36.8, lines: 12 };
/** Signs a first line is set in. */
const INDENT = 2;

/** How a page is set whose headings are these words. */
export function settingOf(heading: string): Setting {
  return /[\u2e80-\uffff]/.test(heading) ? CHINESE : LATIN;
}

/** What may not be torn apart at the end of a line: a word or number with what closes after it, or one Chinese sign with its stop. */
const PIECE = /[（“]?(?:[\u0021-\u2017\u2020-\u2e7f]+|.)[，。；：、）”%]*/gu;

/** Lines a paragraph takes on the text page in the widest of its fonts, where no stop gives up half of its square. */
export function linesOf(text: string, { signs }: Setting): number {
  let lines = 1;
  let room = signs - INDENT;
  for (const [piece] of text.matchAll(PIECE)) {
    const size = signsOf(piece);
    if (size > room + 1e-9) {
      lines += 1;
      room = signs;
    }
    room -= size;
  }
  return lines;
}

/** A Chinese sign is one; digits and small letters are a little over half of one, capitals three quarters. */
function signsOf(piece: string): number {
  let signs = 0;
  for (const sign of piece) {
    if (sign === ' ') signs += 0.3;
    else if (sign > '\u2e7f' || sign === '“' || sign === '”') signs += 1;
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
  const setting = settingOf(beginning);
  const kept = new Set<Sentence>();
  const text = () => sentences.flatMap((sentence) => (kept.has(sentence) ? [sentence.text] : [])).join('');
  for (const sentence of sentences.toSorted((a, b) => a.rank - b.rank)) {
    kept.add(sentence);
    if (kept.size > 1 && linesOf(beginning + text(), setting) > lines) kept.delete(sentence);
  }
  return sentences.filter((sentence) => kept.has(sentence));
}
