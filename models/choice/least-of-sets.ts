import type { ChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { type Found, searchHolding } from './found.ts';
import { gapOf, OPTIMAL_GAP } from './gap.ts';
import { type Lacking, leastLacking } from './least-lacking.ts';
import { type Question, standingOf, totalsOf } from './question.ts';
import { type Rank, rankOf } from './rank.ts';
import type { Requirement } from './requirements.ts';
import { meetingOnly, shortfallForm } from './shortfall.ts';
import { shortfallBounds } from './shortfall-bounds.ts';
import type { TargetSet } from './target-sets.ts';

/** What counts as the same sum of shares. */
const SAME = 1e-9;

/** The least that must be lacking; `settled` where no plan that lacks as little is proven to cost less. */
export interface LeastOfSets extends Omit<Lacking, 'builder'> {
  readonly settled: boolean;
}

/**
 * The smallest sum of gap/|required| where no more targets can be met than these sets have, and of the plans that lack as little the cheapest.
 * Every plan that meets as many meets exactly one of the sets, and is among its plans; sets that lack more even in the relaxation need no look.
 */
export function leastOfSets(
  question: Question,
  model: ChoiceModel,
  requirements: readonly Requirement[],
  sets: readonly TargetSet[],
  effort: Effort,
  first: Found,
): LeastOfSets {
  const bounds = shortfallBounds(question, model, requirements, sets, effort.share(0.3)) ?? sets.map(() => 0);
  const order = [...sets.keys()].sort((one, other) => bounds[one]! - bounds[other]! || one - other);
  let best = {
    found: first,
    rank: rankOf(question, first.selection, totalsOf(question, first.selection)),
  };
  const known: { readonly bound: number; readonly settled: boolean }[] = [];
  for (const at of order) {
    const { targets } = sets[at]!;
    if (bounds[at]! > asMuchAs(best.rank)) continue;
    const looked = lookInto(targets);
    if (looked.found !== null) {
      const rank = rankOf(question, looked.found.selection, totalsOf(question, looked.found.selection));
      if (isBetter(rank, best.rank)) best = { found: looked.found, rank };
    }
    known.push({
      bound: Math.max(bounds[at]!, looked.bound),
      settled: looked.settled,
    });
  }
  // Sets that were not looked into, or of which it is known, lack more than the best.
  const least = Math.min(best.rank.lacking, ...known.map(({ bound }) => bound));
  const proven = gapOf(best.rank.lacking, least) <= OPTIMAL_GAP;
  const rivals = known.filter(({ bound }) => bound <= asMuchAs(best.rank));
  const exact = best.rank.lacking <= least * (1 + SAME) + 1e-12;
  return {
    ...best,
    proven,
    settled: exact && rivals.length > 0 && rivals.every(({ settled }) => settled),
  };

  /** The best of one set as far as it matters, and what it lacks at least. */
  function lookInto(targets: readonly number[]): {
    readonly found: Found | null;
    readonly bound: number;
    readonly settled: boolean;
  } {
    const builder = meetingOnly(model, requirements, targets);
    const form = shortfallForm(question, requirements, targets);
    const relaxed = effort.relax(builder, form);
    if (relaxed.status === 'infeasible') return { found: null, bound: Infinity, settled: false };
    if (relaxed.status !== 'optimal') return { found: null, bound: 0, settled: false };
    if (relaxed.objective > asMuchAs(best.rank)) return { found: null, bound: relaxed.objective, settled: false };
    const lines = requirements.some(({ target }, at) => target.line !== undefined && !targets.includes(at));
    if (lines) {
      const { found, rank, proven } = leastLacking(
        question,
        model,
        builder,
        requirements,
        effort.share(0.6),
        best.found,
      );
      return {
        found,
        bound: proven ? rank.lacking : relaxed.objective,
        settled: false,
      };
    }
    // The gap is one of what is lacking, not of the form without its constant.
    const scale = Math.abs(relaxed.objective) / Math.max(Math.abs(relaxed.objective - form.constant), 1e-12);
    const search = searchHolding(effort.share(0.7), model, {
      builder,
      objective: form,
      second: model.annualised,
      maximise: false,
      gap: OPTIMAL_GAP * Math.min(1, scale),
      holds: (selection) => {
        const totals = totalsOf(question, selection);
        return targets.every((target) => standingOf(question, question.targets[target]!, totals).met);
      },
    });
    if (search.status === 'infeasible') return { found: null, bound: Infinity, settled: false };
    if (search.status === 'unknown') return { found: null, bound: relaxed.objective, settled: false };
    const { found } = search;
    return {
      found,
      bound: Math.max(found.bound, relaxed.objective),
      settled: found.settled ?? false,
    };
  }
}

function asMuchAs({ lacking }: Rank): number {
  return lacking * (1 + SAME) + 1e-12;
}

function isBetter(one: Rank, than: Rank): boolean {
  if (one.met !== than.met) return one.met > than.met;
  return asMuchAs(one) < than.lacking || (one.lacking <= asMuchAs(than) && one.cost < than.cost);
}
