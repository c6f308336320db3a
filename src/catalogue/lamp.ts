import type { Status } from '../../models/vocabulary.ts';
import { addDays, daysBetween } from '../words/day.ts';
import type { Corner, FollowingRules } from './following-rules.ts';
import { freshnessOf, isFollowed, silentDays } from './freshness.ts';
import { milestoneLate, type Milestone } from './milestone.ts';
import { plannedProgress } from './plan-curve.ts';
import { hasStep, type Workflow } from './workflows.ts';

export type Lamp = 'grey' | 'blue' | 'red' | 'yellow' | 'green';

/** What the lamp is judged from in the record itself. */
export interface LampRecord {
  readonly status: Status;
  readonly step: string;
  readonly merged_into: string | null;
  readonly plan_start: string | null;
  readonly plan_finish: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  readonly started: string | null;
  readonly finished: string | null;
  readonly effective: string | null;
  readonly progress: number | null;
  readonly paused_from: string | null;
}

/** A colour set by hand, for a time. */
export interface LampOverride {
  readonly colour: 'red' | 'yellow' | 'green';
  readonly reason: string;
  readonly by: string;
  readonly from: string;
  /** The last day it holds. */
  readonly until: string;
}

/** What the lamp is judged from beside the record. */
export interface LampNews {
  /** Day of the last statement about progress. */
  readonly spoken: string;
  /** How often news is expected, days. */
  readonly rhythm: number;
  /** It was closed once and is no longer. */
  readonly reopened: boolean;
  /** How often a check sent the project back. */
  readonly returns: number;
  readonly milestones: readonly Milestone[];
  readonly override: LampOverride | null;
  readonly curve: readonly Corner[];
  /** The life its type leads: a step it does not have is never late. */
  readonly workflow: Workflow;
}

/** Why a lamp has its colour: a code of the catalogue (`lamp.<code>`) with the figures of its sentence. */
/** Every reason a lamp can have, the weightiest first. */
export const LAMP_REASONS = [
  'finish-passed',
  'start-passed',
  'milestone-passed',
  'after-season',
  'reopened',
  'returned',
  'start-late',
  'milestone-late',
  'behind',
  'due-soon',
  'later-than-frozen',
  'not-self-checked',
  'paused',
  'stale',
] as const;
type ReasonCode = (typeof LAMP_REASONS)[number];

export interface LampReason {
  readonly code: string;
  readonly colour: 'red' | 'yellow';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LampVerdict {
  readonly colour: Lamp;
  /** What the rule says, whatever was set by hand. */
  readonly computed: Lamp;
  /** The override that holds on this day. */
  readonly byHand: LampOverride | null;
  /** Everything that matches, the red ones first. */
  readonly reasons: readonly LampReason[];
}

export interface LampDay {
  readonly day: string;
  readonly seasonTo: string;
  readonly rules: FollowingRules;
}

/** The colour of a project on a day, and all reasons that match: a function of the record, what was reported, and the day. */
export function judgeLamp(record: LampRecord, news: LampNews, on: LampDay): LampVerdict {
  if (record.status === 'cancelled' || record.merged_into !== null || record.status === 'proposed')
    return { colour: 'grey', computed: 'grey', byHand: null, reasons: [] };
  const found = [...redReasons(record, news, on), ...yellowReasons(record, news, on)];
  const reasons = [...found.filter(isRed), ...found.filter((reason) => !isRed(reason))];
  const computed = record.step === 'closed' ? 'blue' : (reasons[0]?.colour ?? 'green');
  const byHand = holds(news.override, on.day) ? news.override : null;
  return { colour: byHand?.colour ?? computed, computed, byHand, reasons: computed === 'blue' ? [] : reasons };
}

/** Days since the finish passed without being reached, the frozen one or, when that lies later, the present; 0 when nothing is late (逾期). */
export function lateDays(record: LampRecord, day: string): number {
  if (record.status !== 'planned' && record.status !== 'building') return 0;
  if (record.merged_into !== null || record.finished !== null) return 0;
  const since = (due: string | null): number => (due === null ? 0 : daysBetween(due, day));
  return Math.max(0, since(record.finish), since(record.plan_finish));
}

const isRed = ({ colour }: LampReason): boolean => colour === 'red';
const holds = (override: LampOverride | null, day: string): boolean =>
  override !== null && override.from <= day && day <= override.until;
const isOpen = ({ status, finished }: LampRecord): boolean =>
  (status === 'planned' || status === 'building') && finished === null;

function redReasons(record: LampRecord, news: LampNews, on: LampDay): LampReason[] {
  const { day, seasonTo, rules } = on;
  const { finish, plan_finish, effective } = record;
  const reasons: LampReason[] = [];
  const red = (code: ReasonCode, params: LampReason['params'] = {}) => reasons.push({ code, colour: 'red', params });
  if (isOpen(record) && finish !== null && finish < day)
    red('finish-passed', { finish, days: daysBetween(finish, day), ...standing(record, news, on) });
  const startLate = lateStart(record, news, day);
  if (startLate > rules.start_grace) red('start-passed', { start: record.start!, days: startLate });
  for (const milestone of news.milestones) {
    const days = milestoneLate(milestone, day);
    if (milestone.required && days > rules.milestone_grace)
      red('milestone-passed', { name: milestone.name, due: milestone.due, days });
  }
  if (effective !== null && effective > seasonTo && plan_finish !== null && plan_finish <= seasonTo)
    red('after-season', { effective, season: seasonTo, plan: plan_finish });
  if (news.reopened) red('reopened');
  if (news.returns >= rules.returns) red('returned', { times: news.returns });
  return reasons;
}

function yellowReasons(record: LampRecord, news: LampNews, on: LampDay): LampReason[] {
  const { day, rules } = on;
  const { finish, plan_finish, finished, progress, paused_from } = record;
  const reasons: LampReason[] = [];
  const yellow = (code: ReasonCode, params: LampReason['params'] = {}) =>
    reasons.push({ code, colour: 'yellow', params });
  // The start is the first milestone: a few days late is a warning, not yet a failure.
  const startLate = lateStart(record, news, day);
  if (startLate > 0 && startLate <= rules.start_grace) yellow('start-late', { start: record.start!, days: startLate });
  for (const milestone of news.milestones) {
    const days = milestoneLate(milestone, day);
    if (days > 0 && !(milestone.required && days > rules.milestone_grace))
      yellow('milestone-late', { name: milestone.name, due: milestone.due, days });
  }
  if (isOpen(record)) {
    const planned = plannedProgress(record, day, news.curve);
    const behind = (planned ?? 0) - (progress ?? 0);
    if (planned !== null && behind >= rules.behind_points)
      yellow('behind', { progress: progress ?? 0, planned, points: behind });
    if (
      finish !== null &&
      day <= finish &&
      finish <= addDays(day, rules.due_soon) &&
      (progress ?? 0) < rules.due_soon_progress
    )
      yellow('due-soon', { finish, days: daysBetween(day, finish), progress: progress ?? 0 });
    if (finish !== null && plan_finish !== null && finish > plan_finish)
      yellow('later-than-frozen', { finish, plan: plan_finish, days: daysBetween(plan_finish, finish) });
  }
  const waited = finished === null ? 0 : daysBetween(finished, day);
  if (record.step === 'finished' && hasStep(news.workflow, 'self-checked') && waited > rules.self_check)
    yellow('not-self-checked', { finished: finished!, days: waited });
  if (paused_from !== null) yellow('paused', { from: paused_from });
  const age = silentDays(news.spoken, day);
  if (isFollowed(record) && freshnessOf(age, news.rhythm, rules.stale) === 'stale')
    yellow('stale', { days: age, last: news.spoken });
  return reasons;
}

function lateStart({ status, start, started }: LampRecord, { workflow }: LampNews, day: string): number {
  if (!hasStep(workflow, 'started') || start === null || started !== null || status !== 'planned') return 0;
  return daysBetween(start, day);
}

/** Progress and plan, for the sentence of a finish that passed. */
function standing(record: LampRecord, news: LampNews, { day }: LampDay): LampReason['params'] {
  const planned = plannedProgress(record, day, news.curve);
  return { progress: record.progress ?? 0, ...(planned === null ? {} : { planned }) };
}
