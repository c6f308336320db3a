import type { Mention } from './mention.ts';

/** How far back and ahead words are read, in signs; longer sentences are read in part. */
const BACK = 160;
export const AHEAD = 24;

/** Where the parts of a text around a number begin. */
export interface Spot {
  readonly paragraph: number;
  readonly sentence: number;
  readonly group: number;
  readonly clause: number;
  readonly clauseEnd: number;
  /** End of the number before, and of the name of the whole it counts, when it stands in the same group. */
  readonly before: number;
}

/** Where the paragraph, the sentence, its part and its clause around a number begin, no further back than is read. */
export function spotOf(plain: string, { start, end }: Mention, before = 0): Spot {
  const group = behindStop(plain, start, '。；！？;\n');
  let clauseEnd = end;
  while (clauseEnd < Math.min(plain.length, end + AHEAD) && !CLAUSE_STOPS.includes(plain[clauseEnd]!)) clauseEnd += 1;
  return {
    paragraph: behindStop(plain, start, '\n'),
    sentence: behindStop(plain, start, '。！？\n'),
    group,
    clause: behindStop(plain, start, '，。；！？：;\n'),
    clauseEnd,
    before: Math.max(group, Math.min(before, start)),
  };
}

const CLAUSE_STOPS = '，,、；。！？：;\n';

function behindStop(plain: string, start: number, stops: string): number {
  const first = Math.max(0, start - BACK);
  let at = start;
  while (at > first && !stops.includes(plain[at - 1]!)) at -= 1;
  return at;
}
