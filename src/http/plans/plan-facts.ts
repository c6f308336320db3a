import type { Plan, PlanTarget } from '../../../models/choice/plan.ts';
import { incompleteTotals } from '../../catalogue/incomplete-inputs.ts';
import { findPlan } from '../../db/plans.ts';
import type { Reader } from '../../db/reader.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { PlansTable } from '../../db/tables/plan-tables.ts';
import { everyTarget } from '../../db/targets.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { readQuestion, type PlanQuestion } from '../../services/plans/plan-question.ts';
import { readPlanResult, type PlanResult } from '../../services/plans/plan-result.ts';
import type { Translate } from '../../words/messages.ts';
import type { PlanNames } from '../../words/plan-sentence.ts';
import type { Request_ } from '../request.ts';
import { planNames } from './plan-names.ts';

/** What a finished plan is shown from. */
export interface PlanFacts {
  readonly row: PlansTable;
  readonly question: PlanQuestion;
  readonly result: PlanResult;
  readonly targets: readonly TargetsTable[];
  readonly lists: CityLists;
  readonly names: PlanNames;
  readonly t: Translate;
}

export async function planRow({ programme }: Request_, db: Reader, id: string): Promise<PlansTable | undefined> {
  return findPlan(db, { city: programme.city, programme: programme.id, id });
}

/** Of a finished plan; null while it has no result. */
export async function planFacts(request: Request_, db: Reader, row: PlansTable): Promise<PlanFacts | null> {
  if (row.result === null) return null;
  const { programme, locale, t } = request;
  const result = readPlanResult(row.result);
  const targets = await everyTarget(db, { city: programme.city, programme: programme.id });
  const lists = await cityLists(db, programme, locale);
  const names = planNames(result, targets, lists, t);
  return { row, question: readQuestion(row.question), result, targets, lists, names, t };
}

/** The targets as the plan, or where there is none what comes nearest, leaves them. */
export function planTargets({ status, targets, closest }: Plan): readonly PlanTarget[] {
  return status === 'infeasible' ? (closest?.targets ?? []) : targets;
}

/** Which totals of a plan lack inputs, and whether any does; none where nobody kept it. */
export function planLacks({ result: { incomplete } }: Pick<PlanFacts, 'result'>) {
  const { tonnes, cost } = incomplete === undefined ? { tonnes: false, cost: false } : incompleteTotals(incomplete);
  return { tonnes, cost, any: tonnes || cost };
}

/** The plan's bill, or that of what comes nearest. */
export function planCost({ status, cost, closest }: Plan): Plan['cost'] {
  return status === 'infeasible' ? (closest?.cost ?? cost) : cost;
}
