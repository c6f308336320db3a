import { compareText } from '../../../models/compare-text.ts';
import { normaliseCreditCode } from '../../catalogue/check-character.ts';
import { effectiveDay } from '../../catalogue/effective-day.ts';
import type { ProjectInput } from '../../catalogue/project-schema.ts';
import { statusOf, type Step } from '../../catalogue/steps.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Actor } from '../actor.ts';
import type { CityReferences } from '../city-references.ts';
import type { MoveNote } from './save-plan.ts';

/** What is being saved, over what. */
export interface Draft {
  readonly input: ProjectInput;
  readonly before: ProjectRecord | null;
  readonly id: string;
  /** An earlier state to be put back whole. */
  readonly back?: ProjectRecord | undefined;
  readonly move?: MoveNote | undefined;
}

/** The record that follows from what a person stated: status from the step, days in their layers, derived tags, the zone of its source. */
export function settleRecord(
  { input, before, id, back, move }: Draft,
  actor: Actor,
  city: CityReferences,
): ProjectRecord {
  if (back !== undefined && before !== null) return putBack(back, before, actor);
  const status = statusOf(input.step as Step);
  const run = runDay(input, before);
  const frozen = frozenPlan(input, before);
  const at = actor.now.toISOString();
  return {
    // Before the spread stands a key: V8 makes a shape of its own for every object that begins with a spread and then grows, at a hundred times the cost.
    version: (before?.version ?? 0) + 1,
    ...input,
    id,
    credit_code: input.credit_code === null ? null : normaliseCreditCode(input.credit_code),
    zone: city.source(input.source)?.zone ?? input.zone ?? city.district(input.district)?.zone ?? null,
    run,
    effective: effectiveDay({ status, run, effective: input.effective }),
    plan_start: frozen.plan_start,
    plan_finish: frozen.plan_finish,
    status,
    tags: tagsOf(input),
    amounts: input.amounts.toSorted((a, b) => compareText(a.pollutant, b.pollutant) || compareText(a.level, b.level)),
    paused_from: (move?.pause === undefined ? before?.paused_from : move.pause.from) ?? null,
    pause_reason: (move?.pause === undefined ? before?.pause_reason : move.pause.reason) ?? null,
    merged_into: before?.merged_into ?? null,
    created: before?.created ?? at,
    created_by: before?.created_by ?? actor.person.displayName,
    updated: at,
    updated_by: actor.person.displayName,
  };
}

/** An earlier state as a new version. */
function putBack(back: ProjectRecord, before: ProjectRecord, actor: Actor): ProjectRecord {
  const { id, created, created_by } = before;
  const by = { updated: actor.now.toISOString(), updated_by: actor.person.displayName };
  return { ...back, id, created, created_by, version: before.version + 1, ...by };
}

/**
 * Before a project is built its stable-run day is the plan's (`run`), which the model sees as `effective`. Whoever states only
 * `effective` (a portfolio, a column of a workbook) means the plan's day.
 */
function runDay(input: ProjectInput, before: ProjectRecord | null): string | null {
  if (['built', 'verified'].includes(statusOf(input.step as Step))) return input.run;
  const untouched = input.run === (before?.run ?? null);
  const moved = input.effective !== null && input.effective !== before?.effective;
  return untouched && moved ? input.effective : input.run;
}

/** The plan dates freeze when the project is listed: what was planned then stays, whatever the present plan becomes. */
function frozenPlan(
  input: ProjectInput,
  before: ProjectRecord | null,
): Pick<ProjectRecord, 'plan_start' | 'plan_finish'> {
  if (input.step === 'reserve') return { plan_start: input.plan_start, plan_finish: input.plan_finish };
  return {
    plan_start: input.plan_start ?? before?.plan_start ?? input.start,
    plan_finish: input.plan_finish ?? before?.plan_finish ?? input.finish,
  };
}

/** Tags a person chose, and the two that follow from the record: `counted` (an official measure) and `temporary` (an end or windows). */
function tagsOf({ tags, counted, until, windows }: ProjectInput): string[] {
  const chosen = tags.filter((tag) => tag !== 'counted' && tag !== 'temporary');
  if (counted !== null) chosen.push('counted');
  if (until !== null || windows.length > 0) chosen.push('temporary');
  return [...new Set(chosen)].sort(compareText);
}
