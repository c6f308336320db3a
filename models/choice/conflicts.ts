import { buildChoiceModel, limitNames } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { FormBuilder } from './linear-form.ts';
import { demandModel } from './min-cost.ts';
import type { Conflict } from './plan.ts';
import type { Question } from './question.ts';

interface Demands {
  readonly targets: readonly string[];
  readonly limits: readonly string[];
}

/**
 * Which targets and limits cannot be kept together, as irreducible sets: each is infeasible, and feasible without any one of its
 * members. Found by leaving out one after the other; sets without a common target are all found.
 */
export function conflictsOf(question: Question, effort: Effort): readonly Conflict[] {
  const limits = limitNames(question);
  const alone = hopelessAlone(question, effort);
  const found: Conflict[] = alone.map((id) => ({ targets: [id], limits: [] }));
  let targets = question.targets.map(({ id }) => id).filter((id) => !alone.includes(id));
  while (!isFeasible(question, { targets, limits }, effort)) {
    const conflict = irreducible(question, { targets, limits }, effort);
    // What is always kept — required, forbidden, alternatives — is to blame when nothing else is.
    const always = conflict.targets.length + conflict.limits.length === 0 ? ['required', 'alternatives'] : [];
    found.push({
      targets: [...conflict.targets],
      limits: [...conflict.limits, ...always],
    });
    if (conflict.targets.length === 0) break;
    targets = targets.filter((id) => !conflict.targets.includes(id));
  }
  return found;
}

/**
 * Targets that not even the relaxed programme without limits can meet, the last first: each is a conflict by itself, and the one that
 * leaving out finds first. Asked one by one they cost a relaxed programme each instead of a round over all the others.
 */
function hopelessAlone(question: Question, effort: Effort): readonly string[] {
  const model = buildChoiceModel(question, []);
  return question.targets
    .filter((target) => {
      const { builder } = demandModel({ ...question, targets: [target] }, model);
      return effort.relax(builder, new FormBuilder()).status === 'infeasible';
    })
    .map(({ id }) => id)
    .toReversed();
}

function irreducible(question: Question, demands: Demands, effort: Effort): Demands {
  let kept = demands;
  for (const limit of demands.limits) {
    const without = {
      ...kept,
      limits: kept.limits.filter((other) => other !== limit),
    };
    if (!isFeasible(question, without, effort)) kept = without;
  }
  for (const id of demands.targets) {
    const without = {
      ...kept,
      targets: kept.targets.filter((other) => other !== id),
    };
    if (!isFeasible(question, without, effort)) kept = without;
  }
  return kept;
}

/** Only proof counts: what could not be decided in time is taken to be feasible. */
function isFeasible(question: Question, { targets, limits }: Demands, effort: Effort): boolean {
  const demanded = {
    ...question,
    targets: question.targets.filter(({ id }) => targets.includes(id)),
  };
  const { builder } = demandModel(demanded, buildChoiceModel(question, limits));
  const anything = new FormBuilder();
  if (effort.relax(builder, anything).status === 'infeasible') return false;
  return effort.solve(builder, anything).status !== 'infeasible';
}
