import type { Said } from './chosen-reason.ts';
import { cheaperOnSource } from './cheaper-on-source.ts';
import { allowed } from './choice-model.ts';
import { partOf } from './part-limits.ts';
import { type Question, standingOf } from './question.ts';
import { billOf } from './selection.ts';
import type { Tally } from './tally.ts';

/** What stands in the way of a unit that was not chosen, or why adding it would not make the plan better. */
export function rejectedReason(plan: Tally, unit: number): Said {
  const { question } = plan;
  const { forbidden, variants } = question.units[unit]!;
  if (forbidden) return { code: 'forbidden', params: {}, final: true };
  const ways = variants.map((_, variant) => plan.with(unit, variant));
  if (ways.every((way) => !moves(plan, way))) return { code: 'no-help', params: {}, final: true };
  const broken = brokenTarget(plan, ways);
  if (broken !== null) return { code: 'hurts', params: broken };
  return (
    alternativeTaken(plan, unit) ??
    cheaperOnSource(plan, unit) ??
    startsUsedUp(plan, unit) ??
    overBudget(plan, unit) ??
    overPart(plan, unit) ?? {
      code: 'not-needed',
      params: { annualised: variants[0]!.annualised },
    }
  );
}

/** Whether anything that counts here moves for the better. */
function moves({ question, totals }: Tally, way: Tally): boolean {
  const { objective } = question.quantities;
  if (objective !== null && way.totals[objective]! > totals[objective]!) return true;
  return question.targets.some((target) => {
    const [before, after] = [standingOf(question, target, totals), standingOf(question, target, way.totals)];
    return after.achieved - after.required > before.achieved - before.required + 1e-12;
  });
}

/** A target the plan meets and every way of adding the unit would break. */
function brokenTarget(plan: Tally, ways: readonly Tally[]): Said['params'] | null {
  const { question, totals } = plan;
  for (const target of question.targets) {
    if (!standingOf(question, target, totals).met) continue;
    const lacks = ways.map((way) => {
      const { met, gap, gap_tonnes: tonnes } = standingOf(question, target, way.totals);
      return met ? 0 : (tonnes ?? gap);
    });
    const unit = target.count === undefined ? 't' : 'projects';
    if (lacks.every((lack) => lack > 0)) return { target: target.id, lacks: Math.min(...lacks), unit };
  }
  return null;
}

function alternativeTaken({ question, selection }: Tally, unit: number): Said | null {
  for (const list of question.alternatives) {
    const taken = list.find((other) => other !== unit && selection[other]! >= 0);
    if (list.includes(unit) && taken !== undefined) {
      return {
        code: 'alternative-taken',
        params: { other: question.units[taken]!.members[0]!.project.id },
      };
    }
  }
  return null;
}

function startsUsedUp({ question, selection }: Tally, unit: number): Said | null {
  const { starts_per_district: most } = question.choice;
  if (most == null) return null;
  for (const district of question.units[unit]!.districts) {
    const started = question.units.filter(
      (other, index) => selection[index]! >= 0 && other.districts.includes(district),
    );
    if (started.length >= most) return { code: 'starts-used-up', params: { district, starts: most } };
  }
  return null;
}

function overBudget({ question, selection }: Tally, unit: number): Said | null {
  const bill = billOf(question.units, selection);
  for (const [budget, kind] of [
    ['budget_capital', 'capital'],
    ['budget_annual', 'annualised'],
  ] as const) {
    const limit = question.choice[budget];
    if (limit == null) continue;
    const cost = cheapest(question, unit, kind);
    if (bill[kind] + cost > allowed(limit)) {
      return {
        code: 'over-budget',
        params: { budget: kind, cost, left: Math.max(0, limit - bill[kind]) },
      };
    }
  }
  return null;
}

/** A part of the candidates whose money is spent. */
function overPart({ question, selection }: Tally, unit: number): Said | null {
  for (const limit of question.parts) {
    if (!limit.units.has(unit)) continue;
    const spent = partOf(question.units, limit, selection);
    for (const kind of ['capital', 'annualised'] as const) {
      const [most, cost] = [limit[kind], cheapest(question, unit, kind)];
      if (most === null || spent[kind] + cost <= allowed(most)) continue;
      return {
        code: 'over-limit',
        params: {
          limit: limit.id,
          budget: kind,
          cost,
          left: Math.max(0, most - spent[kind]),
        },
      };
    }
  }
  return null;
}

function cheapest(question: Question, unit: number, kind: 'capital' | 'annualised'): number {
  return Math.min(...question.units[unit]!.variants.map((variant) => variant[kind]));
}
