import type { Target } from '../portfolio.ts';
import type { Standing } from '../outcome.ts';
import { type Question, standingOf } from './question.ts';
import { billOf, type Selection } from './selection.ts';

/** How a selection compares under max-attainment: more targets met, then less of gap/|required|, then less cost. */
export interface Rank {
  readonly met: number;
  readonly lacking: number;
  readonly cost: number;
}

/** What a target lacks as a share of what it asks for; a target that asks for nothing counts its gap itself. */
export function lackingShare({ gap, required }: Standing): number {
  return gap === 0 ? 0 : gap / (required === 0 ? 1 : Math.abs(required));
}

/** Ranks a selection by its totals. */
export function rankOf(question: Question, selection: Selection, totals: Float64Array): Rank {
  const standings = question.targets.map((target: Target) => standingOf(question, target, totals));
  return {
    met: standings.filter(({ met }) => met).length,
    // A target within the tolerance of being met lacks nothing.
    lacking: standings.reduce((sum, standing) => sum + (standing.met ? 0 : lackingShare(standing)), 0),
    cost: billOf(question.units, selection).annualised,
  };
}

/** Whether the first is no worse than the second but for its cost. */
export function attainsAsMuch(one: Rank, other: Rank): boolean {
  return one.met > other.met || (one.met === other.met && one.lacking <= other.lacking * (1 + 1e-9) + 1e-12);
}
