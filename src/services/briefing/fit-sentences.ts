/** A sentence and how much it matters: the lower, the more. */
export interface Ranked {
  readonly text: string;
  readonly rank: number;
}

/** Signs of one line of the text page (GB/T 9704-2012). */
const SIGNS = 28;

/** Lines a paragraph takes on the text page: a Chinese sign is one, a letter or digit a little over half a sign; two signs of indent. */
export function linesOf(text: string): number {
  let signs = 2;
  for (const sign of text) signs += sign > '\u2e7f' ? 1 : 0.56;
  return Math.ceil(signs / SIGNS);
}

/** The sentences, in their order, that fit on so many lines after a beginning; the lowest rank is taken first and always. */
export function fitSentences(beginning: string, sentences: readonly Ranked[], lines: number): string {
  const kept = new Set<Ranked>();
  const text = () => sentences.flatMap((sentence) => (kept.has(sentence) ? [sentence.text] : [])).join('');
  for (const sentence of sentences.toSorted((a, b) => a.rank - b.rank)) {
    kept.add(sentence);
    if (kept.size > 1 && linesOf(beginning + text()) > lines) kept.delete(sentence);
  }
  return text();
}
