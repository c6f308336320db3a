/** A target and what its parts ask for together, in the target's own unit (t or projects). */
export interface Split {
  readonly whole: number;
  readonly parts: number;
  /** Parts less whole: below zero the parts do not reach it. */
  readonly difference: number;
  readonly reaches: boolean;
}

/** "Reached" uses the tolerance of a target that is met. */
const TOLERANCE = 1e-9;

/** Do the parts of a target reach the whole? */
export function splitOf(whole: number, parts: readonly number[]): Split {
  const sum = parts.reduce((total, part) => total + part, 0);
  const difference = sum - whole;
  const exact = Math.abs(difference) <= TOLERANCE * Math.max(Math.abs(whole), Math.abs(sum));
  return { whole, parts: sum, difference: exact ? 0 : difference, reaches: exact || difference > 0 };
}
