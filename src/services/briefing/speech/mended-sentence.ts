import type { Verdict } from '../../../catalogue/speech/judge-speech.ts';

const STOPS = '。！？\n';
/** Longer sentences are not repeated. */
const LONGEST = 240;
/** What is claimed beside the number may be wrong with it. */
const CLAIM = /(?:最|第一|首位|末位|唯一|率先|圆满|提前|全部完成|如期)/;

/** Wrong numbers of one sentence, and the sentence with all of them put right. */
export interface MendedSentence {
  readonly wrong: readonly Verdict[];
  /** Null when one of them cannot be replaced word by word (a bound, 快 for 慢, another day), when it claims more than numbers (全市最低), or when it is very long. */
  readonly mended: string | null;
}

/** The writer's own sentences in which something is wrong, in order; `printed` is what a number should be. */
export function mendedSentences(
  text: string,
  verdicts: readonly Verdict[],
  printed: (verdict: Verdict) => string,
): readonly MendedSentence[] {
  const sentences: { readonly from: number; readonly to: number; readonly wrong: Verdict[] }[] = [];
  for (const verdict of verdicts.filter(({ colour }) => colour === 'wrong')) {
    const { start, end } = verdict.mention;
    const last = sentences.at(-1);
    if (last !== undefined && end <= last.to) last.wrong.push(verdict);
    else sentences.push({ from: beginOf(text, start, last?.to ?? 0), to: endOf(text, end), wrong: [verdict] });
  }
  return sentences.map(({ from, to, wrong }) => ({ wrong, mended: mend(text, { from, to, wrong }, printed) }));
}

function mend(
  text: string,
  { from, to, wrong }: { readonly from: number; readonly to: number; readonly wrong: readonly Verdict[] },
  printed: (verdict: Verdict) => string,
): string | null {
  if (to - from > LONGEST || !wrong.every(({ replaceable }) => replaceable)) return null;
  let [sentence, at] = ['', from];
  for (const one of wrong) {
    sentence += text.slice(at, one.mention.start) + printed(one);
    at = one.mention.end;
  }
  sentence += text.slice(at, to);
  return CLAIM.test(sentence) ? null : sentence.trim();
}

function beginOf(text: string, start: number, least: number): number {
  let from = start;
  while (from > least && !STOPS.includes(text[from - 1]!)) from -= 1;
  return from;
}

/** Behind its stop. */
function endOf(text: string, end: number): number {
  let to = end;
  while (to < text.length && !STOPS.includes(text[to]!)) to += 1;
  return Math.min(text.length, to + 1);
}
