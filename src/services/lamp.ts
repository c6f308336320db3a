import type { ProjectRecord } from '../db/project-record.ts';
import { addDays, daysBetween } from '../words/day.ts';

export type Lamp = 'grey' | 'blue' | 'red' | 'yellow' | 'green';

/** What the lamp of a project is judged from. */
export type LampRecord = Pick<
  ProjectRecord,
  | 'status' | 'step' | 'merged_into' | 'plan_start' | 'plan_finish' | 'start' | 'finish' | 'started' | 'finished' | 'effective' | 'run' | 'progress' | 'paused_from'
>; // prettier-ignore

const NOT_BUILT = new Set(['proposed', 'planned', 'building']);
const START_GRACE_DAYS = 30;
const SELF_CHECK_DAYS = 60;
const DUE_SOON_DAYS = 15;
const DUE_SOON_PROGRESS = 80;
const BEHIND_POINTS = 15;

/** The colour of a project on a day: the first that matches, from grey to green. `season` is the programme's. */
export function lampOf(record: LampRecord, asOf: string, season: { readonly to: string }): Lamp {
  if (record.status === 'cancelled' || record.merged_into !== null || record.status === 'proposed') return 'grey';
  if (record.step === 'closed') return 'blue';
  if (isRed(record, asOf, season)) return 'red';
  return isYellow(record, asOf) ? 'yellow' : 'green';
}

/** Days since the finish passed without being reached, the frozen one or, when that lies later, the present; 0 when nothing is late (逾期). */
export function lateDays(record: LampRecord, asOf: string): number {
  if (record.status === 'cancelled' || record.merged_into !== null || record.status === 'proposed') return 0;
  return Math.max(0, finishLate(record, asOf), frozenLate(record, asOf));
}

function isRed(record: LampRecord, asOf: string, season: { readonly to: string }): boolean {
  if (finishLate(record, asOf) > 0 || startLate(record, asOf) > START_GRACE_DAYS) return true;
  const slippedOut = record.effective !== null && record.effective > season.to;
  return slippedOut && record.plan_finish !== null && record.plan_finish <= season.to;
}

function isYellow(record: LampRecord, asOf: string): boolean {
  const { finish, plan_finish, finished, progress } = record;
  if (record.paused_from !== null || startLate(record, asOf) > 0) return true;
  if (record.step === 'finished') return finished !== null && daysBetween(finished, asOf) > SELF_CHECK_DAYS;
  if (!NOT_BUILT.has(record.status)) return false;
  if (finish !== null && plan_finish !== null && finish > plan_finish) return true;
  if (finish !== null && finish <= addDays(asOf, DUE_SOON_DAYS) && (progress ?? 0) < DUE_SOON_PROGRESS) return true;
  return plannedProgress(record, asOf) - (progress ?? 0) >= BEHIND_POINTS;
}

function finishLate({ status, finish, finished }: LampRecord, asOf: string): number {
  if (finish === null || finished !== null || !NOT_BUILT.has(status)) return 0;
  return daysBetween(finish, asOf);
}

/** A plan that was moved does not move what was promised. */
function frozenLate({ status, plan_finish, finished }: LampRecord, asOf: string): number {
  if (plan_finish === null || finished !== null || !NOT_BUILT.has(status)) return 0;
  return daysBetween(plan_finish, asOf);
}

function startLate({ status, start, started }: LampRecord, asOf: string): number {
  if (start === null || started !== null || status !== 'planned') return 0;
  return daysBetween(start, asOf);
}

/** Percent that should be done by the frozen plan, on a straight line from start to finish; 0 without one. */
function plannedProgress({ plan_start, plan_finish }: LampRecord, asOf: string): number {
  if (plan_start === null || plan_finish === null || asOf <= plan_start) return 0;
  if (asOf >= plan_finish) return 100;
  return (100 * daysBetween(plan_start, asOf)) / daysBetween(plan_start, plan_finish);
}
