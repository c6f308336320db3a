import { buildChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import type { Search } from './found.ts';
import { bestAttainment } from './max-attainment.ts';
import { strongest } from './max-reduction.ts';
import { demandModel } from './min-cost.ts';
import { reevaluate } from './plan-check.ts';
import { polished } from './polish.ts';
import type { Question } from './question.ts';
import { rankOf } from './rank.ts';
import { billOf } from './selection.ts';
import { Tally } from './tally.ts';

/** What the best plan within a yearly budget reaches. Money in 万元 a year. */
export interface FrontierPoint {
  /** Null for the plan without a yearly budget. */
  readonly budget: number | null;
  readonly annualised: number;
  readonly projects: number;
  /** Targets met, and the sum over the others of what they lack as a share of what they ask for. */
  readonly met: number;
  readonly lacking: number;
  /** Season t of the whole city under max-reduction; null where targets are the question. */
  readonly reduction: number | null;
}

/** How far between what must be taken anyway and the dearest plan the budgets lie that are tried. */
export const BUDGET_PARTS = [0, 0.1, 0.2, 0.35, 0.5, 0.75] as const;

/**
 * What more money buys: the same choice solved without a yearly budget and at budgets between what must be taken and what that costs, in rising order. A plan that a
 * smaller budget already allows is never given up for a worse one, so the curve cannot fall where time was short.
 */
export function frontier(question: Question, effort: Effort, tell: () => void): readonly FrontierPoint[] {
  const top = pointAt(question, null, effort.share(1 / (BUDGET_PARTS.length + 1)));
  tell();
  if (top === null) return [];
  const least = requiredCost(question);
  const points: FrontierPoint[] = [];
  for (const [index, part] of BUDGET_PARTS.entries()) {
    const budget = least + part * Math.max(0, top.annualised - least);
    const point = budget < 0 ? null : pointAt(question, budget, effort.share(1 / (BUDGET_PARTS.length - index)));
    tell();
    const before = points.at(-1);
    if (point !== null) points.push(before !== undefined && isWorse(point, before) ? { ...before, budget } : point);
    else if (before !== undefined) points.push({ ...before, budget });
  }
  const last = points.at(-1);
  return [...points, last !== undefined && isWorse(top, last) ? { ...last, budget: null } : top];
}

/** 万元 a year of what must be taken, each in its cheapest way. */
function requiredCost({ units }: Question): number {
  return units
    .filter(({ required, forbidden }) => required && !forbidden)
    .reduce((sum, { variants }) => sum + Math.min(...variants.map(({ annualised }) => annualised)), 0);
}

function pointAt(question: Question, budget: number | null, effort: Effort): FrontierPoint | null {
  const reduces = question.choice.objective === 'max-reduction';
  const objective = reduces ? 'max-reduction' : 'max-attainment';
  const within: Question = {
    ...question,
    choice: { ...question.choice, objective, budget_annual: budget },
  };
  const model = buildChoiceModel(within);
  const search: Search = reduces
    ? strongest(within, demandModel(within, model), effort)
    : bestAttainment(within, model, effort);
  if (search.status !== 'found') return null;
  const { selection, totals } = polished(Tally.of(within, search.found.selection));
  const { met, lacking } = rankOf(within, selection, totals);
  return {
    budget,
    annualised: billOf(within.units, selection).annualised,
    projects: selection.filter((variant) => variant >= 0).length,
    met,
    lacking,
    reduction: reduces ? reevaluate(within, selection).reduction : null,
  };
}

function isWorse(one: FrontierPoint, than: FrontierPoint): boolean {
  if (one.reduction !== null && than.reduction !== null) return one.reduction < than.reduction;
  return one.met < than.met || (one.met === than.met && one.lacking > than.lacking);
}
