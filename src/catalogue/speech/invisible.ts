/** Signs that are pasted along and not seen: joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

export interface Visible {
  readonly text: string;
  /** Where a place of the visible text stands in the text as it was. */
  readonly at: (place: number) => number;
}

/** The text without what cannot be seen, so that 1010 is one number however it was pasted. */
export function visibleOf(whole: string): Visible {
  const gone = [...whole.matchAll(INVISIBLE)].map(({ index }, count) => index - count);
  if (gone.length === 0) return { text: whole, at: (place) => place };
  return { text: whole.replace(INVISIBLE, ''), at: (place) => place + upTo(gone, place) };
}

/** How many of ascending numbers are not above a place. */
function upTo(ascending: readonly number[], place: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
