import { compareText } from '../compare-text.ts';
import { limitsHold } from './limits.ts';
import { standingOf } from './question.ts';
import { attainsAsMuch, rankOf } from './rank.ts';
import { Tally } from './tally.ts';

/** Whether a plan is as good as another but for its cost. */
export function asGood(plan: Tally, than: Tally): boolean {
  const { question } = plan;
  const { choice, quantities } = question;
  if (choice.objective === 'max-attainment') {
    const rank = (tally: Tally) => rankOf(question, tally.selection, tally.totals);
    return attainsAsMuch(rank(plan), rank(than));
  }
  const met = question.targets.every((target) => standingOf(question, target, plan.totals).met);
  if (choice.objective === 'min-cost' || !met) return met;
  const [now, before] = [plan.totals[quantities.objective!]!, than.totals[quantities.objective!]!];
  return now >= before - 1e-12 * Math.abs(before);
}

/**
 * Takes out what a plan does not need: within a gap the solver may leave in a project, or an acceleration, that only costs money.
 * Dearest first, so that the answer does not depend on any order.
 */
export function polished(plan: Tally): Tally {
  const { units, parts } = plan.question;
  // Taking out breaks no other limit.
  const minimums = parts.some(({ least }) => least > 0);
  const costOf = (unit: number, variant: number) => units[unit]!.variants[variant]!.annualised;
  const chosen = [...units.keys()]
    .filter((unit) => plan.selection[unit]! >= 0)
    .sort(
      (a, b) =>
        costOf(b, plan.selection[b]!) - costOf(a, plan.selection[a]!) || compareText(units[a]!.key, units[b]!.key),
    );
  let best = plan;
  for (const unit of chosen) {
    const { variants, required } = units[unit]!;
    const now = variants[plan.selection[unit]!]!;
    const cheaper = variants
      .map((variant, index) => ({ index, ...variant }))
      .filter(({ capital, annualised }) => annualised < now.annualised && capital <= now.capital)
      .sort((a, b) => a.annualised - b.annualised || a.index - b.index)
      .map(({ index }) => index);
    const droppable = !required && now.annualised >= 0 && now.capital >= 0;
    for (const variant of [...(droppable ? [-1] : []), ...cheaper]) {
      const without = best.with(unit, variant);
      if (!asGood(without, best) || (minimums && !limitsHold(plan.question, without.selection))) continue;
      best = without;
      break;
    }
  }
  return best;
}
