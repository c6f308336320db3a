import { addDays, dayNumber } from '../../../models/calendar.ts';
import type { Step } from '../../../src/catalogue/steps.ts';
import { AS_OF, isDone, type Draft } from './draft.ts';
import { Random } from './random.ts';

/** The four layers of a row's days, how far it is, and when it reached its steps. */
export interface Timeline {
  readonly plan_start: string | null;
  readonly plan_finish: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  readonly run: string | null;
  readonly started: string | null;
  readonly finished: string | null;
  readonly effective: string | null;
  readonly progress: number;
  readonly step: Step;
  readonly reached: readonly { readonly step: Step; readonly day: string }[];
}

const NEXT_DAY = addDays(AS_OF, 1);
const AFTER_SEASON = '2023-10-01';
/** What has begun was on the list before the ledger was opened. */
const LAST_DAY_OF_LISTING = '2023-01-04';
const LONG = new Set([
  'ule-grinding',
  'ule-coking',
  'ule-steel',
  'power-deep',
  'green-island',
  'port-shore',
  'clean-transport',
]);
const SHORT = new Set([
  'gas-station',
  'catering',
  'auto-repair',
  'dust-site',
  'dust-road',
  'straw',
  'livestock',
  'ldar',
  'high-emitter-im',
]);

export function makeTimelines(seed: number, drafts: readonly Draft[]): Timeline[] {
  const random = new Random(seed, 'timeline');
  return drafts.map((draft) => {
    if (isDone(draft.status)) return doneTimeline(draft, random);
    if (draft.status === 'building') return buildingTimeline(draft, random);
    return waitingTimeline(draft, random);
  });
}

function doneTimeline(draft: Draft, random: Random): Timeline {
  const effective = draft.day!;
  const finished = addDays(effective, -commissioning(draft, random));
  const started = addDays(finished, -duration(draft, random));
  const early = random.unit();
  const plan_finish = addDays(finished, early < 0.2 ? -random.whole(10, 40) : early < 0.3 ? random.whole(3, 20) : 0);
  const plan_start = earlier(addDays(started, -random.whole(0, 10)), addDays(plan_finish, -5));
  const listed = earlier(addDays(started, -random.whole(10, 30)), LAST_DAY_OF_LISTING);
  const ladder: readonly Step[] = draft.status === 'verified' ? VERIFIED_STEPS : BUILT_STEPS;
  const age = dayNumber(AS_OF) - dayNumber(effective);
  const rungs = ladder.slice(0, draft.status === 'verified' ? verifiedRungs(age, random) : builtRungs(age, random));
  const checks = spread(rungs, earlier(addDays(finished, 1), AS_OF), age + commissioningOf(finished, effective));
  return {
    plan_start,
    plan_finish,
    start: started,
    finish: finished,
    run: effective,
    started,
    finished,
    effective,
    progress: 100,
    step: rungs.at(-1) ?? 'finished',
    reached: [
      { step: 'listed', day: listed },
      { step: 'started', day: started },
      { step: 'building', day: earlier(addDays(started, 7), finished) },
      { step: 'finished', day: finished },
      ...checks,
    ],
  };
}

function buildingTimeline(draft: Draft, random: Random): Timeline {
  const run = draft.day!;
  const passed = run <= AS_OF;
  const finish = forecastFinish(draft, run, random);
  const plan_finish = frozenFinish(draft, finish, random);
  const latestStart = addDays(AS_OF, -random.whole(3, 25));
  const started = earlier(addDays(earlier(plan_finish, finish), -duration(draft, random)), latestStart);
  const plan_start = addDays(started, -random.whole(0, 12));
  const progress = buildingProgress(draft, started, finish, passed, random);
  const step: Step = progress < 30 ? 'started' : 'building';
  const listed = earlier(addDays(started, -random.whole(10, 40)), LAST_DAY_OF_LISTING);
  return {
    plan_start,
    plan_finish,
    start: started,
    finish,
    run,
    started,
    finished: null,
    effective: run,
    progress,
    step,
    reached: [
      { step: 'listed', day: listed },
      { step: 'started', day: started },
      ...(step === 'building' ? [{ step, day: earlier(addDays(started, random.whole(5, 20)), AS_OF) }] : []),
    ],
  };
}

/** Planned, kept in reserve or cancelled: nothing has begun. */
function waitingTimeline(draft: Draft, random: Random): Timeline {
  const nothing = { started: null, finished: null };
  const progress = draft.status === 'planned' ? random.pick([0, 0, 10, 10, 20]) : 0;
  if (draft.day === null) {
    const none = { plan_start: null, plan_finish: null, start: null, finish: null, run: null, effective: null };
    return { ...nothing, ...none, progress, step: 'reserve', reached: [] };
  }
  const finish = forecastFinish(draft, draft.day, random);
  const usual = later(addDays(finish, -duration(draft, random)), addDays(NEXT_DAY, random.whole(0, 20)));
  const late = draft.status === 'planned' && random.chance(0.06);
  const start = late ? addDays('2023-05-20', random.whole(0, 40)) : earlier(usual, addDays(finish, -3));
  const frozen = draft.status !== 'proposed';
  const listed = addDays('2023-01-06', random.whole(0, 40));
  const cancelled = addDays('2023-03-01', random.whole(0, 115));
  return {
    ...nothing,
    plan_start: frozen ? addDays(start, -random.whole(0, 10)) : null,
    plan_finish: frozen ? finish : null,
    start,
    finish,
    run: draft.day,
    effective: draft.day,
    progress,
    step: draft.status === 'cancelled' ? 'cancelled' : frozen ? 'listed' : 'reserve',
    reached: [
      ...(frozen ? [{ step: 'listed' as const, day: listed }] : []),
      ...(draft.status === 'cancelled' ? [{ step: 'cancelled' as const, day: cancelled }] : []),
    ],
  };
}

const BUILT_STEPS: readonly Step[] = ['self-checked', 'checked'];
const VERIFIED_STEPS: readonly Step[] = ['self-checked', 'checked', 'accepted', 'published', 'closed'];

function builtRungs(age: number, random: Random): number {
  return age < 20 ? 0 : age < 50 ? random.whole(0, 1) : random.whole(1, 2);
}

function verifiedRungs(age: number, random: Random): number {
  return age < 90 ? 3 : age < 130 ? random.whole(3, 4) : random.whole(4, 5);
}

/** Evenly from the completion to the as-of day, at least a day apart. */
function spread(steps: readonly Step[], first: string, days: number): { step: Step; day: string }[] {
  return steps.map((step, i) => {
    const day = addDays(first, Math.floor(((i + 0.5) * Math.max(days - 1, 0)) / steps.length));
    return { step, day: earlier(later(day, addDays('2023-01-06', i)), AS_OF) };
  });
}

/** The present plan's completion: some days before stable running, never already past unless the forecast itself has passed. */
function forecastFinish(draft: Draft, run: string, random: Random): string {
  const finish = addDays(run, -commissioning(draft, random));
  if (run <= AS_OF) return finish;
  return later(finish, run >= AFTER_SEASON ? AFTER_SEASON : NEXT_DAY);
}

/** What was promised: for most the present day, for those that slipped one before the as-of day. */
function frozenFinish(draft: Draft, finish: string, random: Random): string {
  if (!draft.slipped) return finish;
  return finish <= AS_OF ? addDays(finish, -random.whole(5, 30)) : addDays('2023-05-10', random.whole(0, 49));
}

function buildingProgress(draft: Draft, started: string, finish: string, passed: boolean, random: Random): number {
  if (draft.tranches.length > 0) {
    const built = draft.tranches.filter((tranche) => tranche.status === 'built').length;
    return Math.round((100 * built) / draft.tranches.length);
  }
  if (passed) return random.whole(90, 98);
  const share = (dayNumber(AS_OF) - dayNumber(started)) / (dayNumber(finish) - dayNumber(started));
  const behind = random.chance(0.15) ? random.whole(15, 30) : random.whole(-2, 8);
  const due = dayNumber(finish) - dayNumber(AS_OF) <= 15 && random.chance(0.85) ? 80 : 12;
  return Math.min(95, Math.max(due, Math.round(100 * share) - behind));
}

/** Days between completion and stable running; what is done at once has none. */
function commissioning(draft: Draft, random: Random): number {
  if (draft.windowed || draft.until !== null || draft.plan.id === 'ule-coking') return 0;
  if (SHORT.has(draft.plan.id)) return random.whole(0, 4);
  return LONG.has(draft.plan.id) ? random.whole(12, 30) : random.whole(4, 15);
}

function commissioningOf(finished: string, effective: string): number {
  return dayNumber(effective) - dayNumber(finished);
}

function duration(draft: Draft, random: Random): number {
  if (SHORT.has(draft.plan.id)) return random.whole(10, 40);
  return LONG.has(draft.plan.id) ? random.whole(110, 190) : random.whole(40, 110);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
