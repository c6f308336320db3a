import { sumOf } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { searchHolding } from './found.ts';
import { limitsHold } from './limits.ts';
import { combined } from './linear-form.ts';
import type { DemandModel } from './min-cost.ts';
import { ModelBuilder } from './model-builder.ts';
import { allMet } from './plan-check.ts';
import { billOf } from './selection.ts';
import type { Turn } from './plan.ts';
import { asGood } from './polish.ts';
import { Superfluous } from './superfluous.ts';
import type { Tally } from './tally.ts';

/** What would make a unit that was not chosen part of the plan; null where nothing can be said for certain. */
export type Turns = (unit: number) => Turn | null;

export const NO_TURNS: Turns = () => null;

/**
 * Below what cost (万元 a year) a unit is in every plan there is: no plan without it costs less than `bound`, and a plan with it —
 * its place taken from others it makes superfluous — costs the rest plus its own. `margin` is what a solver may leave.
 */
export function costBelow(plan: Tally, bound: number, margin: number): Turns {
  const superfluous = new Superfluous(plan);
  return (unit) => {
    const { units } = plan.question;
    const rest = superfluous.without(unit);
    const restCost = rest.reduce((sum, other) => sum - costOf(plan, other), planCost(plan));
    const below = roundedDown(bound - margin - restCost);
    if (!(below > 0 && below < units[unit]!.variants[0]!.annualised)) return null;
    // What the shortcut promised is tried in full. The limits count what the unit costs now, although it is to cost less.
    const swapped = rest.reduce((tally, other) => tally.with(other, -1), plan.with(unit, 0));
    const holds = limitsHold(plan.question, swapped.selection) && asGood(swapped, plan);
    return holds ? { kind: 'cost-below', annualised: below } : null;
  };
}

/**
 * The same by solving once more with the unit in the plan at no cost: the rest could not be cheaper, so the figure is the very
 * threshold. For small programmes.
 */
export function costBelowSolved(
  demands: DemandModel,
  plan: Tally,
  bound: number,
  margin: number,
  effort: Effort,
): Turns {
  const { question } = plan;
  return (unit) => {
    const { model } = demands;
    const column = model.columnOf[unit]![0]!;
    const builder = new ModelBuilder(demands.builder);
    builder.equals(sumOf([column]), 1);
    const own = question.units[unit]!.variants[0]!.annualised;
    const search = searchHolding(effort, model, {
      builder,
      objective: combined([
        [model.annualised, 1],
        [sumOf([column]), -own],
      ]),
      maximise: false,
      holds: (selection) => allMet(question, selection),
    });
    if (search.status !== 'found') return null;
    const rest = billOf(question.units, search.found.selection).annualised - own;
    const below = roundedDown(bound - margin - rest);
    return below > 0 && below < own ? { kind: 'cost-below', annualised: below } : null;
  };
}

function planCost(plan: Tally): number {
  return [...plan.selection.keys()].reduce((sum, unit) => sum + costOf(plan, unit), 0);
}

function costOf(plan: Tally, unit: number): number {
  return plan.question.units[unit]!.variants[plan.selection[unit]!]?.annualised ?? 0;
}

/** Three significant digits, towards zero: the figure that is shown is the figure that was proven. */
function roundedDown(value: number): number {
  if (!(value > 0)) return 0;
  const factor = 10 ** Math.min(2 - Math.floor(Math.log10(value)), 6);
  return Math.floor(value * factor) / factor;
}
