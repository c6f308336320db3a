import type { Mention } from './mention.ts';

/** Shares of one sentence that should make a whole and do not. */
export interface UnevenShares {
  readonly first: string;
  readonly count: number;
  /** Percent. */
  readonly sum: number;
}

const FEWEST = 3;
/** Shares that miss the whole by more were not meant to make one. */
const NEAR_WHOLE = 5;

/** Sentences with 占 whose shares add up to nearly 100 % but not to it. */
export function unevenShares(text: string, mentions: readonly Mention[]): readonly UnevenShares[] {
  const shares = mentions.filter(
    ({ unit, low, high, bound }) => unit === 'percent' && low === high && bound === 'exact',
  );
  const uneven: UnevenShares[] = [];
  let at = 0;
  for (const sentence of text.split(/(?<=[。！？\n])/)) {
    const end = at + sentence.length;
    const own = sentence.includes('占') ? inside(shares, at, end) : [];
    const sum = Number(own.reduce((total, { low }) => total + low, 0).toFixed(6));
    const off = Math.abs(sum - 100);
    if (own.length >= FEWEST && off > 1e-6 && off <= NEAR_WHOLE)
      uneven.push({ first: own[0]!.text, count: own.length, sum });
    at = end;
  }
  return uneven;
}

function inside(mentions: readonly Mention[], from: number, to: number): readonly Mention[] {
  return mentions.filter(({ start, end }) => start >= from && end <= to);
}
