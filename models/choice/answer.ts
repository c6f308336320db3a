import type { Portfolio } from '../portfolio.ts';
import { type AreaCurve, abatementCurves, layOutCurves, type Measure } from './abatement-curves.ts';
import { BUDGET_PARTS, frontier, type FrontierPoint } from './frontier.ts';
import { Effort } from './effort.ts';
import { greedySelection } from './greedy.ts';
import { limitsHold } from './limits.ts';
import { optimise, PLAN_STAGES } from './optimise.ts';
import { reevaluate } from './plan-check.ts';
import { type PlanSides, planSides } from './plan-sides.ts';
import type { Plan } from './plan.ts';
import { layOutQuestion, type Question } from './question.ts';
import { billOf, chosenEntries } from './selection.ts';
import type { Solver } from './solver.ts';

/** What the ranking by average cost comes to, held against the same targets. */
export interface GreedyAnswer {
  readonly chosen: Plan['chosen'];
  readonly cost: Plan['cost'];
  readonly met: number;
  /** Targets it leaves unmet, with what they lack: t (of VOC for a line) or projects. */
  readonly missed: readonly { readonly id: string; readonly lacks: number }[];
  /** Season t of the whole city under max-reduction. */
  readonly reduction: number | null;
  /** Whether it keeps every limit, also what must be reached at least. */
  readonly holds: boolean;
}

/** Everything a page says about a choice: the plan, what it changes, what else was solved beside it. */
export interface ChoiceAnswer extends PlanSides {
  readonly plan: Plan;
  /** 万元 and 万元 a year of each entry that is chosen (of the closest plan where there is no other): the first of a project bears its cost. */
  readonly bills: readonly {
    readonly id: string;
    readonly capital: number;
    readonly annualised: number;
  }[];
  readonly greedy: GreedyAnswer;
  readonly frontier: readonly FrontierPoint[];
  readonly measure: Measure;
  readonly curves: readonly AreaCurve[];
}

export interface AnswerOptions {
  readonly scenario: string | null;
  /** Solver's time in seconds for the plan, for the frontier, and for the curves each. */
  readonly seconds: number;
  /** Told how many parts of how many are done: the stages of the plan, then each budget, then each area's curves. */
  readonly tell: (done: number, total: number) => void;
}

/** Answers a checked choice of a valid portfolio. The same portfolio gives the same answer as long as time does not run out. */
export function answerChoice(portfolio: Portfolio, solver: Solver, options: AnswerOptions): ChoiceAnswer {
  const { scenario, seconds, tell } = options;
  const choice = portfolio.choice!;
  const curveQuestion = layOutCurves(portfolio, choice, scenario);
  const total = PLAN_STAGES.length + BUDGET_PARTS.length + 1 + curveQuestion.areas.length;
  let done = PLAN_STAGES.length;
  const step = (): void => tell(++done, total);

  const plan = optimise(portfolio, solver, {
    seconds,
    scenario,
    tell: (stage) => tell(PLAN_STAGES.indexOf(stage), total),
  });
  tell(done, total);
  const question = layOutQuestion(portfolio, choice, scenario);
  const chosen = chosenOf(plan);
  return {
    plan,
    ...planSides(portfolio, scenario, chosen),
    bills: billsOf(question, chosen),
    greedy: greedyAnswer(question),
    frontier: frontier(question, new Effort(solver, seconds), step),
    measure: curveQuestion.measure,
    curves: abatementCurves(curveQuestion, new Effort(solver, seconds), step),
  };
}

/** What a plan chooses; where its targets cannot be met, what comes nearest. */
export function chosenOf({ status, chosen, closest }: Plan): Plan['chosen'] {
  return status === 'infeasible' ? (closest?.chosen ?? []) : chosen;
}

function greedyAnswer(question: Question): GreedyAnswer {
  const selection = greedySelection(question);
  const { targets, reduction } = reevaluate(question, selection);
  const standings = targets.map(({ id, books }) => ({ id, ...books.planned }));
  return {
    chosen: chosenEntries(question.units, selection),
    cost: billOf(question.units, selection),
    met: standings.filter(({ met }) => met).length,
    missed: standings
      .filter(({ met }) => !met)
      .map(({ id, gap, gap_tonnes: tonnes }) => ({ id, lacks: tonnes ?? gap })),
    reduction: question.choice.objective === 'max-reduction' ? reduction : null,
    holds: limitsHold(question, selection),
  };
}

function billsOf(question: Question, chosen: Plan['chosen']): ChoiceAnswer['bills'] {
  const days = new Map(chosen.map(({ id, effective }) => [id, effective]));
  return question.units.flatMap((unit) => {
    const [first] = unit.members;
    if (first === undefined || !days.has(first.project.id)) return [];
    const taken = unit.variants.find((variant) =>
      chosenEntries([unit], [unit.variants.indexOf(variant)]).every(({ id, effective }) => days.get(id) === effective),
    )!;
    return [
      {
        id: first.project.id,
        capital: taken.capital,
        annualised: taken.annualised,
      },
    ];
  });
}
