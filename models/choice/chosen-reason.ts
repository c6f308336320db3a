import type { ReasonCode } from './plan.ts';
import { partOf } from './part-limits.ts';
import { standingOf } from './question.ts';
import type { Tally } from './tally.ts';

/** Why a candidate stands where it does; `final`: nothing about costs or targets could turn it. */
export interface Said {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly final?: boolean;
}

/** What is lost without a chosen unit, all else as planned. */
export function chosenReason(plan: Tally, unit: number): Said {
  const { question } = plan;
  const { required, variants } = question.units[unit]!;
  if (required) return { code: 'required', params: {} };
  const without = plan.with(unit, -1);
  let widened: Said | null = null;
  for (const target of question.targets) {
    const [before, after] = [standingOf(question, target, plan.totals), standingOf(question, target, without.totals)];
    const lacks = after.gap_tonnes ?? after.gap;
    const lacked = before.gap_tonnes ?? before.gap;
    const unitOf = target.count === undefined ? 't' : 'projects';
    if (before.met && !after.met)
      return {
        code: 'needed',
        params: { target: target.id, lacks, unit: unitOf },
      };
    if (lacks > lacked * (1 + 1e-9)) {
      widened ??= {
        code: 'narrows',
        params: { target: target.id, by: lacks - lacked, unit: unitOf },
      };
    }
  }
  const part = filled(plan, unit);
  if (part !== null) return part;
  if (widened !== null) return widened;
  const { objective } = question.quantities;
  if (objective !== null) {
    const tonnes = plan.totals[objective]! - without.totals[objective]!;
    if (tonnes > 0)
      return {
        code: 'reduces',
        params: { tonnes, pollutant: question.choice.pollutant! },
      };
  }
  const { annualised } = variants[plan.selection[unit]!]!;
  if (annualised < 0) return { code: 'saves', params: { annualised: -annualised } };
  return { code: 'part-of-plan', params: {} };
}

/** A part of the candidates that would have too few without this one. */
function filled({ question, selection }: Tally, unit: number): Said | null {
  const limit = question.parts.find(
    (part) => part.units.has(unit) && part.least > 0 && partOf(question.units, part, selection).count <= part.least,
  );
  return limit === undefined ? null : { code: 'fills-limit', params: { limit: limit.id, least: limit.least } };
}
