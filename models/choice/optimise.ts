import type { Portfolio } from '../portfolio.ts';
import { buildChoiceModel, type ChoiceModel } from './choice-model.ts';
import { conflictsOf } from './conflicts.ts';
import { Effort } from './effort.ts';
import type { Found, Search } from './found.ts';
import { gapOf, OPTIMAL_GAP } from './gap.ts';
import { limitsHold } from './limits.ts';
import { bestAttainment } from './max-attainment.ts';
import { strongest } from './max-reduction.ts';
import { cheapest, demandModel } from './min-cost.ts';
import { reevaluate } from './plan-check.ts';
import type { Plan, PlanTarget } from './plan.ts';
import { asGood, polished } from './polish.ts';
import { priceUnit, shadowPrices } from './prices.ts';
import { layOutQuestion, type Question } from './question.ts';
import { reasonsOf } from './reasons.ts';
import { billOf, chosenEntries, type Selection } from './selection.ts';
import type { Solver } from './solver.ts';
import { Tally } from './tally.ts';
import { NO_TURNS, type Turns } from './turns.ts';
import { turnsOf } from './turns-of.ts';

/** No plan was found in the time given, nor proof that there is none. */
export class NoPlanInTime extends Error {}

/** What is done for a plan, one after the other; the nearest plan and the conflicts only where not everything can be met. */
export const PLAN_STAGES = ['layout', 'search', 'nearest', 'conflicts', 'reasons'] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

/** What to find out beyond the plan itself. */
export interface OptimiseOptions {
  /** Solver's time in seconds. */
  readonly seconds: number;
  /** Leaves out what would turn each decision, which takes further solving. */
  readonly brief?: boolean;
  /** The scenario the choice is made under; the portfolio as it stands without one. */
  readonly scenario?: string | null;
  /** Programmes of more yes-or-no columns than this are solved as large ones are. */
  readonly exactColumns?: number | undefined;
  /** Told what begins now; changes nothing of what is found. */
  readonly tell?: (stage: PlanStage) => void;
}

/**
 * The best choice of a valid portfolio whose `choice` was checked. Every figure of the plan is the engine's own for the chosen
 * projects. The same portfolio gives the same plan, whatever the order of its lists, as long as
 * time does not run out.
 */
export function optimise(portfolio: Portfolio, solver: Solver, options: OptimiseOptions): Plan {
  const { seconds, brief = false, scenario = null, exactColumns, tell = () => undefined } = options;
  tell('layout');
  const question = layOutQuestion(portfolio, portfolio.choice!, scenario);
  const effort = new Effort(solver, seconds, exactColumns);
  const model = buildChoiceModel(question);
  tell('search');
  const search = solve(question, model, effort.share(0.8));
  if (search.status === 'unknown') throw new NoPlanInTime();
  if (search.status === 'infeasible') return infeasiblePlan(question, model, effort, tell);

  tell('reasons');
  const plan = settled(question, search.found);
  const bound = bounded(question, plan, search.found);
  const objective = objectiveOf(question, plan);
  const complete = question.tables.every((table) => table.complete);
  const gap = gapOf(objective, bound);
  const optimal = complete && search.found.proven && gap <= OPTIMAL_GAP;
  const turns = brief ? NO_TURNS : turnsOf(question, model, plan, search.found, effort);
  return {
    format: 'plan/v1',
    status: optimal ? 'optimal' : 'feasible',
    ...answered(question, model, plan, effort, turns),
    objective,
    bound: complete ? bound : null,
    gap_percent: complete ? gap * 100 : null,
    ...(optimal || search.found.unproven === undefined ? {} : { unproven: [...search.found.unproven] }),
    conflicts: [],
    closest: null,
  };
}

function solve(question: Question, model: ChoiceModel, effort: Effort): Search {
  switch (question.choice.objective) {
    case 'min-cost':
      return cheapest(question, demandModel(question, model), effort);
    case 'max-reduction':
      return strongest(question, demandModel(question, model), effort);
    case 'max-attainment':
      return bestAttainment(question, model, effort);
  }
}

/** The found selection without what it does not need, provided the engine agrees that it is as good. */
function settled(question: Question, { selection }: Found): Tally {
  const found = Tally.of(question, selection);
  const lean = polished(found);
  const holds = limitsHold(question, lean.selection) && asGood(lean, found);
  const met = (tried: Selection) => reevaluate(question, tried).targets.filter(({ books }) => books.planned.met).length;
  return holds && met(lean.selection) >= met(selection) ? lean : found;
}

function objectiveOf(question: Question, { selection }: Tally): number {
  switch (question.choice.objective) {
    case 'min-cost':
      return billOf(question.units, selection).annualised;
    case 'max-reduction':
      return reevaluate(question, selection).reduction;
    case 'max-attainment':
      return reevaluate(question, selection).targets.filter(({ books }) => books.planned.met).length;
  }
}

/** A bound is never worse than what was reached: beyond that it is rounding. */
function bounded(question: Question, plan: Tally, { bound }: Found): number {
  const reached = objectiveOf(question, plan);
  return question.choice.objective === 'min-cost' ? Math.min(bound, reached) : Math.max(bound, reached);
}

type Answered = Pick<Plan, 'chosen' | 'cost' | 'targets' | 'reasons' | 'simplified'>;

function answered(question: Question, model: ChoiceModel, plan: Tally, effort: Effort, turns: Turns): Answered {
  return {
    chosen: chosenEntries(question.units, plan.selection),
    cost: billOf(question.units, plan.selection),
    targets: planTargets(question, model, plan.selection, effort),
    reasons: reasonsOf(plan, turns),
    simplified: [...new Set(question.tables.flatMap(({ complete, cell }) => (complete ? [] : [cell.source ?? ''])))],
  };
}

function planTargets(
  question: Question,
  model: ChoiceModel,
  selection: Selection,
  effort: Effort,
): readonly PlanTarget[] {
  const standings = reevaluate(question, selection).targets.map(({ books }) => books.planned);
  const prices = shadowPrices(
    question,
    model,
    standings.map(({ met }) => met),
    effort,
  );
  return question.targets.map((target, index) => {
    const { required, achieved, met } = standings[index]!;
    const slack = achieved - required;
    const inventory = question.inventory.get(target.id)!.VOC ?? 0;
    return {
      id: target.id,
      required,
      achieved,
      slack,
      ...(target.line === undefined ? {} : { slack_tonnes: slack * inventory }),
      met,
      shadow_price: prices[index]!,
      price_unit: priceUnit(question, target),
    };
  });
}

/** Targets that cannot all be met: what is in conflict, and what comes nearest. */
function infeasiblePlan(
  question: Question,
  model: ChoiceModel,
  effort: Effort,
  tell: (stage: PlanStage) => void,
): Plan {
  tell('nearest');
  const nearest = {
    ...question,
    choice: { ...question.choice, objective: 'max-attainment' as const },
  };
  const search = bestAttainment(nearest, model, effort.share(0.6));
  tell('conflicts');
  const conflicts = conflictsOf(question, effort.share(0.8));
  tell('reasons');
  const nothing = question.units.map(() => -1);
  const plan = search.status === 'found' ? settled(nearest, search.found) : Tally.of(nearest, nothing);
  const { chosen, cost, targets, reasons, simplified } = answered(nearest, model, plan, effort, NO_TURNS);
  const closest =
    search.status === 'found'
      ? {
          chosen,
          cost,
          targets,
          objective: targets.filter(({ met }) => met).length,
        }
      : null;
  return {
    format: 'plan/v1',
    status: 'infeasible',
    chosen: [],
    objective: null,
    bound: null,
    gap_percent: null,
    cost: { capital: 0, annualised: 0 },
    targets: [],
    reasons: closest === null ? [] : reasons,
    conflicts,
    closest,
    simplified,
  };
}
