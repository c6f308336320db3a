import type { ChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { searchHolding } from './found.ts';
import { OPTIMAL_GAP } from './gap.ts';
import type { LinearForm } from './linear-form.ts';
import type { Most } from './max-attainment.ts';
import { ModelBuilder } from './model-builder.ts';
import { type Question, standingOf, totalsOf } from './question.ts';
import { rankOf } from './rank.ts';
import { demand, requirementsOf } from './requirements.ts';
import type { Selection } from './selection.ts';
import { type TargetSet, targetSets } from './target-sets.ts';

/** So many sets of targets are tried before a smaller number is taken for granted, without proof. */
const TRIED = 6;

/**
 * The most targets a large programme can meet: the sets its zones and limits do not rule out are demanded one after the other, the largest
 * and least demanding first, until one can be met. Null where that says nothing in its time.
 */
export function mostTargets(question: Question, model: ChoiceModel, effort: Effort): Most | null {
  const requirements = requirementsOf(question, model);
  const asked = new ModelBuilder(model.builder);
  const rows = requirements.map((requirement) => demand(asked, requirement));
  const sets = targetSets(asked.build(model.annualised, false), rows, effort.share(0.75));
  if (sets === null) return null;
  if (sets.length === 0) return { status: 'infeasible' };

  const sizes = [...new Set(sets.map(({ targets }) => targets.length))];
  let bound = sizes[0]!;
  for (const size of sizes) {
    const equal = sets.filter(({ targets }) => targets.length === size);
    const possible = new Set(equal);
    for (const set of equal.slice(0, TRIED)) {
      const builder = demanding(set);
      const search = searchHolding(effort.share(0.6), model, {
        builder,
        objective: scarceOf(question, model),
        maximise: false,
        gap: Math.max(OPTIMAL_GAP, (1 - set.use) / 2),
        holds: (selection) => {
          const totals = totalsOf(question, selection);
          return set.targets.every((target) => standingOf(question, question.targets[target]!, totals).met);
        },
      });
      if (search.status === 'infeasible') possible.delete(set);
      if (search.status !== 'found') continue;
      const { selection } = search.found;
      const { met } = rankOf(question, selection, totalsOf(question, selection));
      const proven = met >= bound;
      return {
        status: 'found',
        first: { ...search.found, bound, proven },
        kept: builder,
        only: possible.size === 1,
        sets: proven ? [...possible] : null,
      };
    }
    // One more or less is proven only where every set of this size was shown to be impossible.
    if (bound === size && possible.size === 0) bound = sizes[sizes.indexOf(size) + 1] ?? size;
  }
  return null;

  function demanding({ targets }: TargetSet): ModelBuilder {
    const builder = new ModelBuilder(model.builder);
    for (const target of targets) demand(builder, requirements[target]!);
    return builder;
  }
}

/** How near the least use of what is scarce a selection must come while targets are still added. */
const ROUGH = 2e-3;

/**
 * Targets one after the other, each kept where those before it can still be met with it: what there is to say where sets of targets cannot be
 * told apart. The bound leaves out only targets that cannot be met even alone.
 */
export function targetsInTurn(question: Question, model: ChoiceModel, effort: Effort): Most {
  const requirements = requirementsOf(question, model);
  const asking = (targets: readonly number[]): ModelBuilder => {
    const builder = new ModelBuilder(model.builder);
    for (const target of targets) demand(builder, requirements[target]!);
    return builder;
  };
  const metBy = (selection: Selection): readonly number[] => {
    const totals = totalsOf(question, selection);
    return [...requirements.keys()].filter((at) => standingOf(question, question.targets[at]!, totals).met);
  };
  const search = (targets: readonly number[], part: number) =>
    searchHolding(effort.share(part), model, {
      builder: asking(targets),
      objective: scarceOf(question, model),
      maximise: false,
      gap: ROUGH,
      holds: (selection) => {
        const met = metBy(selection);
        return targets.every((target) => met.includes(target));
      },
    });

  const least = search([], 0.8);
  if (least.status !== 'found') return least;
  let best = least.found;
  let met = metBy(best.selection);
  let impossible = 0;
  for (const target of requirements.keys()) {
    if (met.includes(target) || effort.left <= 0) continue;
    const alone = effort.relax(asking([target]), scarceOf(question, model));
    if (alone.status === 'infeasible') impossible += 1;
    if (alone.status !== 'optimal') continue;
    const together = effort.relax(asking([...met, target]), scarceOf(question, model));
    if (together.status !== 'optimal') continue;
    const more = search([...met, target], 0.25);
    if (more.status !== 'found') continue;
    best = more.found;
    met = metBy(best.selection);
  }
  const bound = requirements.length - impossible;
  return {
    status: 'found',
    first: { ...best, bound, proven: met.length >= bound },
    kept: asking(met),
    only: met.length >= bound,
    sets: null,
  };
}

/** What suffices least: with it for the objective the zones do not compete. */
function scarceOf({ choice }: Question, { capital, annualised }: ChoiceModel): LinearForm {
  return choice.budget_capital == null ? annualised : capital;
}
