import type { Status } from '../../models/vocabulary.ts';
import { addDays, daysBetween } from '../words/day.ts';

/** 及时, 可接受, 迟, 陈旧. */
export const FRESHNESS = ['timely', 'acceptable', 'late', 'stale'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** A project of which news is expected: neither in reserve nor cancelled, merged or closed. */
export function isFollowed(record: {
  readonly status: Status;
  readonly step: string;
  readonly merged_into: string | null;
}): boolean {
  const { status, step, merged_into } = record;
  return status !== 'proposed' && status !== 'cancelled' && merged_into === null && step !== 'closed';
}

/** Days since the last statement about progress; a statement of a later day (the as-of day was set back) is of today. */
export function silentDays(lastStatement: string, day: string): number {
  return Math.max(0, daysBetween(lastStatement, day));
}

/** How fresh news of this age (days) is for a rhythm of so many days; older than `stale` days is stale whatever the rhythm. */
export function freshnessOf(age: number, rhythm: number, stale: number): Freshness {
  if (age > stale) return 'stale';
  if (age <= rhythm) return 'timely';
  return age <= 2 * rhythm ? 'acceptable' : 'late';
}

/** First day of the period a report belongs to: the week (from Monday) of a weekly rhythm, else the month. */
export function periodStart(day: string, rhythm: number): string {
  if (rhythm > 7) return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Fields whose change is a statement about progress: progress, money spent, dates, step, problem. */
const STATED: ReadonlySet<string> = new Set([
  'progress',
  'spent',
  'problem',
  'step',
  'plan_start',
  'plan_finish',
  'start',
  'finish',
  'run',
  'started',
  'finished',
  'effective',
  'tranches',
]);

/** Does a change of these fields say anything about progress? By form, import and bulk edit alike. */
export function statesProgress(fields: readonly string[]): boolean {
  return fields.some((field) => STATED.has(field));
}
