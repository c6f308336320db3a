import type { Target } from '../portfolio.ts';
import type { Effort } from './effort.ts';
import type { DemandModel } from './min-cost.ts';
import { demandModel } from './min-cost.ts';
import type { PlanTarget } from './plan.ts';
import type { ChoiceModel } from './choice-model.ts';
import type { Question } from './question.ts';

/**
 * Shadow price per target from the linear relaxation: 万元 a year (under max-reduction: t given up) per extra tonne — of VOC for a
 * line — or project. `met` says which targets the plan meets: the others have no price, and are not demanded.
 */
export function shadowPrices(
  question: Question,
  model: ChoiceModel,
  met: readonly boolean[],
  effort: Effort,
): readonly (number | null)[] {
  const demanded = question.targets.filter((_, index) => met[index]);
  const demands: DemandModel = demandModel({ ...question, targets: demanded }, model);
  const maximise = question.choice.objective === 'max-reduction';
  const objective = maximise ? model.quantities[question.quantities.objective!]! : model.annualised;
  const { status, duals } = effort.relax(demands.builder, objective, maximise);
  let place = 0;
  return met.map((isMet) => {
    if (!isMet || status !== 'optimal') return null;
    const rows = demands.rows[place++]!;
    const price = rows.reduce((sum, row) => sum + duals[row]! * demands.builder.scaleOf(row), 0);
    const worth = maximise ? -price : price;
    return Math.abs(worth) < 1e-9 ? 0 : worth;
  });
}

export function priceUnit(question: Question, target: Target): PlanTarget['price_unit'] {
  const counts = target.count !== undefined;
  if (question.choice.objective === 'max-reduction') return counts ? 'tonnes-per-project' : 'tonnes-per-tonne';
  return counts ? 'cost-per-project' : 'cost-per-tonne';
}
