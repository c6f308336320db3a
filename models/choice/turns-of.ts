import { type ChoiceModel, waysOf } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { OPTIMAL_GAP } from './gap.ts';
import type { Found } from './found.ts';
import type { Question } from './question.ts';
import { billOf } from './selection.ts';
import type { Tally } from './tally.ts';
import { demandModel } from './min-cost.ts';
import { raisedTargets, TRIED_WAYS } from './raised-targets.ts';
import { costBelow, costBelowSolved, NO_TURNS, type Turns } from './turns.ts';

/**
 * What would turn each decision of a cheapest plan: a target raised by so much, where that was tried; else a cost so low that it
 * is proven. Of the other objectives nothing is claimed.
 */
export function turnsOf(question: Question, model: ChoiceModel, plan: Tally, found: Found, effort: Effort): Turns {
  if (question.choice.objective !== 'min-cost') return NO_TURNS;
  const raised = raisedTargets(question, model, effort);
  const cost = billOf(question.units, plan.selection).annualised;
  // Who solves again may stop within the gap: a figure must hold beyond it.
  const margin = 2 * OPTIMAL_GAP * Math.abs(cost) + 1e-6;
  const small = waysOf(model) <= TRIED_WAYS;
  const cheaper = small
    ? costBelowSolved(demandModel(question, model), plan, found.bound, margin, effort)
    : costBelow(plan, found.bound, margin);
  return (unit) => raised.get(unit) ?? cheaper(unit);
}
