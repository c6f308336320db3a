import type { ChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { ModelBuilder } from './model-builder.ts';
import { pricedCosts } from './priced-costs.ts';
import type { Question } from './question.ts';
import { demand, type Requirement } from './requirements.ts';
import { meetingOnly, shortfallForm } from './shortfall.ts';
import { targetParts } from './target-parts.ts';
import type { TargetSet } from './target-sets.ts';

/**
 * What the unmet targets lack at least, for each of some sets of targets of which none larger can be met: the limits between the parts are replaced
 * by their price for the first set, the parts are decided apart, each once for all sets that ask the same of it. Null when it does not fall apart.
 */
export function shortfallBounds(
  question: Question,
  model: ChoiceModel,
  requirements: readonly Requirement[],
  sets: readonly TargetSet[],
  effort: Effort,
): readonly number[] | null {
  const asked = new ModelBuilder(model.builder);
  const rows = requirements.map((requirement) => demand(asked, requirement));
  const whole = asked.build(model.annualised, false);
  const laidOut = targetParts(whole, rows);
  const [first] = sets;
  if (laidOut === null || first === undefined) return null;
  const { parts, limits, targetsOf, free } = laidOut;

  const start = shortfallForm(question, requirements, first.targets);
  const { status, duals } = effort.relax(meetingOnly(model, requirements, first.targets), start);
  const prices = new Float64Array(whole.rowLower.length);
  // A limit from above has no price that rises.
  if (status === 'optimal') for (const row of limits) prices[row] = Math.min(0, duals[row]!);
  const constant = limits.reduce((sum, row) => sum + (prices[row] === 0 ? 0 : prices[row]! * whole.rowUpper[row]!), 0);

  const known = new Map<string, number>();
  return sets.map(({ targets }) => {
    const form = shortfallForm(question, requirements, targets);
    const cost = pricedCosts({ ...whole, cost: asked.build(form, false).cost }, prices, limits);
    return parts.reduce((sum, _, part) => sum + leastOf(part, targets, cost), form.constant + constant);
  });

  /** Less than any way of deciding about a part comes to. */
  function leastOf(part: number, met: readonly number[], cost: Float64Array): number {
    const { columns, model: own, rows: ownRows } = parts[part]!;
    const here = targetsOf[part]!;
    const priced = Float64Array.from(columns, (column) => cost[column]!);
    const [rowLower, rowUpper] = [own.rowLower.slice(), own.rowUpper.slice()];
    if (here.length === 0) {
      return priced.reduce((sum, each, at) => {
        const [lower, upper] = [own.columnLower[at]!, own.columnUpper[at]!];
        return sum + (each === 0 ? 0 : Math.min(each * lower, each * upper));
      }, 0);
    }
    const key = [part, ...here.filter((at) => met.includes(at)), '/', ...free.filter((at) => met.includes(at))].join();
    const before = known.get(key);
    if (before !== undefined) return before;
    for (const at of here) {
      if (met.includes(at)) continue;
      for (const row of rows[at]!) {
        const place = ownRows.indexOf(row);
        if (place < 0) continue;
        const capped = requirements[at]!.target.line === undefined;
        rowUpper[place] = capped ? rowLower[place]! + requirements[at]!.tolerance * asked.scaleOf(row) : Infinity;
        rowLower[place] = -Infinity;
      }
    }
    const solved = effort.relaxed({
      ...own,
      cost: priced,
      rowLower,
      rowUpper,
      maximise: false,
    });
    const least =
      solved.status === 'optimal' ? solved.objective : solved.status === 'infeasible' ? Infinity : -Infinity;
    known.set(key, least);
    return least;
  }
}
