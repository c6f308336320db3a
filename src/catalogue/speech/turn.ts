import type { Mention } from './mention.ts';

/** What a number was, and whether the text says that it rose. */
export interface Turn {
  readonly from: number;
  readonly rose: boolean;
}

/** 由…降至…: the verb between what was and what is. */
const TURN =
  /^(?:的)?(?:左右)?(?:大幅|逐步|已|又)?(?:(?<rose>上升|升|提高|提升|提|增加|增长|增|扩大)|下降|降低|降|减少|减|回落|收窄|缩小|压减)(?:至|到|为)(?:了)?(?:约|近)?$/;
const LONGEST_TURN = 12;

/** The turn from the first of two numbers, what was before, to the second, what is now; null where there is none. */
export function turnBetween(plain: string, first: Mention | undefined, second: Mention | undefined): Turn | null {
  if (first === undefined || second === undefined || second.start - first.end > LONGEST_TURN) return null;
  const found = TURN.exec(plain.slice(first.end, second.start));
  return found === null ? null : { from: first.low, rose: found.groups!['rose'] !== undefined };
}
