import type { Effort } from './effort.ts';
import { type Search, searchHolding } from './found.ts';
import { ModelBuilder } from './model-builder.ts';
import type { DemandModel } from './min-cost.ts';
import { allMet, reevaluate } from './plan-check.ts';
import type { Question } from './question.ts';

/** The selection that reduces most (season t of the whole city), of equal ones the cheapest. The bound is one of tonnes. */
export function strongest(question: Question, { model, builder }: DemandModel, effort: Effort): Search {
  const tonnes = model.quantities[question.quantities.objective!]!;
  const most = searchHolding(effort.share(0.7), model, {
    builder,
    objective: tonnes,
    maximise: true,
    holds: (selection) => allMet(question, selection),
  });
  if (most.status !== 'found') return most;

  const reached = reevaluate(question, most.found.selection).reduction;
  const atLeast = reached - 1e-9 * Math.abs(reached);
  const cheap = new ModelBuilder(builder);
  cheap.atLeast(tonnes, atLeast);
  const cheaper = searchHolding(effort, model, {
    builder: cheap,
    objective: model.annualised,
    maximise: false,
    holds: (selection) => reevaluate(question, selection).reduction >= atLeast && allMet(question, selection),
    start: most.found.values,
  });
  if (cheaper.status !== 'found') return most;
  return {
    status: 'found',
    found: { ...most.found, selection: cheaper.found.selection },
  };
}
