import { forPhones } from '../../charts/for-phones.ts';
import type { PlanTarget } from '../../../models/choice/plan.ts';
import { planBars, type PlanBar } from '../../charts/plan-bars.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { number, percentValue, signed, tonnes } from '../../words/number.ts';
import { amount, asksOfWhat, unitOf } from '../target-words.ts';
import { planTargets, type PlanFacts } from './plan-facts.ts';
import { areaName } from './plan-names.ts';

/** Every target of the question: before and after, what is over, and what one tonne more would cost, in words. */
export function targetLines(facts: PlanFacts) {
  const { result, targets, lists, t } = facts;
  return planTargets(result.plan).flatMap((target) => {
    const row = targets.find(({ id }) => id === target.id);
    if (row === undefined) return [];
    const before = result.before.targets.find(({ id }) => id === target.id);
    return [
      {
        area: areaName(row, lists, t),
        asks: asksOfWhat(row, t),
        unit: t(`targets.unit-${unitOf(row)}`),
        required: amount(row, target.required),
        before: before === undefined ? '—' : amount(row, before.achieved),
        after: amount(row, target.achieved),
        slack: slack(row, target.slack),
        price: priceWords(target, facts),
        turned: target.met && before?.met === false,
        met: target.met,
        verdict: t(target.met ? (before?.met === false ? 'plans.turns-met' : 'plans.stays-met') : 'plans.missed'),
      },
    ];
  });
}

function slack(row: TargetsTable, value: number): string {
  const unit = unitOf(row);
  if (unit === 'tonnes') return value > 0 ? `+${tonnes(value)}` : tonnes(value);
  return unit === 'projects' ? signed(value, 0) : signed(percentValue(value), 2);
}

/** The shadow price as a sentence. */
function priceWords({ shadow_price: price, price_unit: unit, met }: PlanTarget, { t }: PlanFacts): string {
  if (price === null) return met ? '—' : t('plans.price-missed');
  if (Math.abs(price) < 0.005) return t('plans.price-free');
  return t(`plans.price-${unit}`, { price: number(price, 2) });
}

/** Zone by pollutant: where tonnes stand to their targets without the plan and with it; null where no target asks for tonnes. */
export function targetChart({ question, result, targets, lists, t }: PlanFacts) {
  const asked = new Set(question.targets);
  const standing = (side: 'before' | 'after', id: string) => result[side].targets.find((one) => one.id === id);
  const bars = targets.flatMap((row): PlanBar[] => {
    const [before, after] = [standing('before', row.id), standing('after', row.id)];
    if (!asked.has(row.id) || row.pollutant === null || row.district !== null) return [];
    if (before === undefined || after === undefined) return [];
    const { required, met } = after;
    const area = areaName(row, lists, t);
    return [{ area, pollutant: row.pollutant, required, before: before.achieved, after: after.achieved, met }];
  });
  return bars.length === 0 ? null : forPhones(planBars, { id: 'plan-bars', bars }, t);
}
