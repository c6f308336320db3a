import type { ChoiceModel } from './choice-model.ts';
import { type Effort, OPTIMAL_GAP } from './effort.ts';
import { searchHolding } from './found.ts';
import type { Most } from './max-attainment.ts';
import { ModelBuilder } from './model-builder.ts';
import { type Question, standingOf, totalsOf } from './question.ts';
import { rankOf } from './rank.ts';
import { demand, requirementsOf } from './requirements.ts';
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
  const sets = targetSets(asked.build(model.annualised, false), rows, effort.share(0.5));
  if (sets === null) return null;
  if (sets.length === 0) return { status: 'infeasible' };

  const sizes = [...new Set(sets.map(({ targets }) => targets.length))];
  let bound = sizes[0]!;
  for (const size of sizes) {
    const equal = sets.filter(({ targets }) => targets.length === size);
    let ruledOut = 0;
    for (const set of equal.slice(0, TRIED)) {
      const builder = demanding(set);
      const search = searchHolding(effort.share(0.6), model, {
        builder,
        // What is scarce is what must suffice: with it for the objective the zones do not compete.
        objective: question.choice.budget_capital == null ? model.annualised : model.capital,
        maximise: false,
        gap: Math.max(OPTIMAL_GAP, (1 - set.use) / 2),
        holds: (selection) => {
          const totals = totalsOf(question, selection);
          return set.targets.every((target) => standingOf(question, question.targets[target]!, totals).met);
        },
      });
      if (search.status === 'infeasible') ruledOut += 1;
      if (search.status !== 'found') continue;
      const { selection } = search.found;
      const { met } = rankOf(question, selection, totalsOf(question, selection));
      const proven = met >= bound;
      return {
        status: 'found',
        first: { ...search.found, bound, proven },
        kept: builder,
        only: equal.length - ruledOut === 1,
      };
    }
    // One more or less is proven only where every set of this size was shown to be impossible.
    if (bound === size && ruledOut === equal.length) bound = sizes[sizes.indexOf(size) + 1] ?? size;
  }
  return null;

  function demanding({ targets }: TargetSet): ModelBuilder {
    const builder = new ModelBuilder(model.builder);
    for (const target of targets) demand(builder, requirements[target]!);
    return builder;
  }
}
