import type { Reason } from '../../models/choice/plan.ts';
import type { Translate } from './messages.ts';
import { number, tonnes } from './number.ts';

/** How things a reason speaks of are called: by their ids on the command line, by their names on a page. */
export interface PlanNames {
  readonly project: (id: string) => string;
  readonly target: (id: string) => string;
  readonly district: (code: string) => string;
  /** A limit over a part of the candidates. */
  readonly limit: (id: string) => string;
}

export const ID_NAMES: PlanNames = {
  project: (id) => id,
  target: (id) => id,
  district: (code) => code,
  limit: (id) => id,
};

/** The one sentence that says why a candidate is chosen or not, and what would turn that. */
export function planSentence({ code, params, turns }: Reason, names: PlanNames, t: Translate): string {
  const said = t(`plans.reason-${code}`, worded(params, names));
  // A sentence with nothing to add is whole in its catalogue.
  if (/[。.]$/.test(said)) return said;
  if (turns === null) return said + t('plans.turn-none');
  if (turns.kind === 'cost-below') return said + t('plans.turn-cost-below', { annualised: String(turns.annualised) });
  const { target, by, unit } = turns;
  // The figure that was tried, not a rounding of it.
  return said + t('plans.turn-target-raised', { target: names.target(target), by: String(by), unit });
}

function worded(params: Reason['params'], names: PlanNames): Record<string, string> {
  const counted = params['unit'] === 'projects' ? [...COUNTS, 'by'] : COUNTS;
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, word(key, value, names, counted)]));
}

/** What is counted whole, whatever the target's unit. */
const COUNTS: readonly string[] = ['starts', 'least'];

function word(key: string, value: string | number, names: PlanNames, counted: readonly string[]): string {
  if (key === 'target') return names.target(String(value));
  if (key === 'other') return names.project(String(value));
  if (key === 'district') return names.district(String(value));
  if (key === 'limit') return names.limit(String(value));
  if (typeof value === 'string') return value;
  return counted.includes(key) ? number(value) : tonnes(value);
}
