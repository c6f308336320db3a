import { type ChoiceModel, sumOf } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { type Found, type Search, searchHolding } from './found.ts';
import { keptAsLittle, type Lacking, leastLacking } from './least-lacking.ts';
import { leastOfSets } from './least-of-sets.ts';
import { mostTargets, targetsInTurn } from './most-targets.ts';
import { ModelBuilder } from './model-builder.ts';
import type { Question } from './question.ts';
import { totalsOf } from './question.ts';
import { UNPROVEN, type Unproven } from './plan.ts';
import { attainsAsMuch, rankOf } from './rank.ts';
import { judge, requirementsOf } from './requirements.ts';
import type { TargetSet } from './target-sets.ts';

/** Of more yes-or-no columns than this sets of targets are tried before all is asked in one programme. */
const ONE_PROGRAMME = 200;

/**
 * Most targets met, then the smallest sum of gap/|required|, then the least cost: three programmes one after the other, each
 * keeping what the one before reached. The bound is one of targets met.
 */
export function bestAttainment(question: Question, model: ChoiceModel, effort: Effort): Search {
  const columns = model.builder.wholeColumns;
  if (columns <= effort.exactColumns && columns > ONE_PROGRAMME) {
    const part = effort.share(0.4, ONE_PROGRAMME);
    const most = mostTargets(question, model, part.share(0.4));
    const bySets = most === null ? null : attained(question, model, part, most);
    if (bySets?.status === 'found' && bySets.found.proven) return bySets;
  }
  return attained(question, model, effort, mostOf(question, model, effort));
}

function attained(question: Question, model: ChoiceModel, effort: Effort, most: Most): Search {
  if (most.status !== 'found') return most;
  const { first, kept, only, sets } = most;

  // Whatever the solver thought, only what the engine says counts.
  const requirements = requirementsOf(question, model);
  if (sets !== null) {
    const least = leastOfSets(question, model, requirements, sets, effort.share(0.8), first);
    if (least.settled)
      return proved(least.found, first, {
        shortfall: least.proven,
        cost: true,
      });
    return cheapestOf(keptAsLittle(question, model, requirements, least), least.proven);
  }
  const lacking = leastLacking(question, model, kept, requirements, effort.share(0.6), first);
  return cheapestOf(lacking, only && lacking.proven);

  function cheapestOf(lacking: Lacking, shortfall: boolean): Search {
    const final = searchHolding(effort, model, {
      builder: lacking.builder,
      objective: model.annualised,
      maximise: false,
      holds: (selection) => attainsAsMuch(rankOf(question, selection, totalsOf(question, selection)), lacking.rank),
      start: null,
    });
    const best = final.status === 'found' ? final.found : lacking.found;
    return proved(best, first, {
      shortfall,
      cost: final.status === 'found' && final.found.proven,
    });
  }
}

/** A plan with what is proven of it; the bound is one of targets met. */
function proved(best: Found, first: Found, proof: Readonly<Record<Exclude<Unproven, 'number'>, boolean>>): Search {
  const proven = { ...proof, number: first.proven };
  const unproven = UNPROVEN.filter((stage) => !proven[stage]);
  return {
    status: 'found',
    found: {
      ...best,
      bound: first.bound,
      proven: unproven.length === 0,
      unproven,
    },
  };
}

/** The most targets that can be met, with a programme that keeps as many; `only`: it leaves out no way of meeting as many. */
export type Most =
  | {
      readonly status: 'found';
      readonly first: Found;
      readonly kept: ModelBuilder;
      readonly only: boolean;
      /** Where the number is proven: every set of as many targets that may be possible. */
      readonly sets: readonly TargetSet[] | null;
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown' };

/** A large programme by sets of targets, else target by target; any other exactly. */
function mostOf(question: Question, model: ChoiceModel, effort: Effort): Most {
  if (model.builder.wholeColumns <= effort.exactColumns) return mostJudged(question, model, effort);
  const part = effort.share(0.5);
  return mostTargets(question, model, part.share(0.75)) ?? targetsInTurn(question, model, part);
}

/** The same by a yes-or-no column per target, in one programme. */
function mostJudged(question: Question, model: ChoiceModel, effort: Effort): Most {
  const builder = new ModelBuilder(model.builder);
  const met = sumOf(requirementsOf(question, model).map((requirement) => judge(builder, requirement)));
  const most = searchHolding(effort.share(0.4), model, {
    builder,
    objective: met,
    maximise: true,
    holds: () => true,
  });
  if (most.status !== 'found') return most;
  const rank = rankOf(question, most.found.selection, totalsOf(question, most.found.selection));
  const bound = Math.floor(most.found.bound + 1e-6);
  const kept = new ModelBuilder(builder);
  kept.atLeast(met, rank.met);
  return {
    status: 'found',
    first: { ...most.found, bound, proven: rank.met >= bound },
    kept,
    only: true,
    sets: null,
  };
}
