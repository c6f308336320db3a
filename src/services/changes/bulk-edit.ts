import { problem, type Problem } from '../../catalogue/problem.ts';
import { bulkApplied, closedMonthOf, closedToBulk, type BulkChange } from '../../catalogue/bulk-change.ts';
import { JUDGED_FIELDS } from '../../catalogue/reminders.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { closedMonths } from '../../db/progress-reports.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { keepBatch, nextBatch } from './batch.ts';
import { changeImpact, type Impact } from '../figures/change-impact.ts';
import { inputOf } from '../projects/input-of.ts';
import { projectReminders } from '../projects/project-reminders.ts';
import { planSaves } from '../projects/plan-saves.ts';
import { saveProjects } from '../projects/save-project.ts';
import type { Planned, SaveContext, SaveItem } from '../projects/save-plan.ts';
import { soundSaves } from '../projects/sound-saves.ts';

/** The version of every chosen project as its author saw it, by number. */
export type Versions = Readonly<Record<string, number>>;

/** Why a chosen project does not change: gone, changed by somebody since, its life is over, a month the city has closed, already so, or against a rule. */
export type StayReason = 'gone' | 'moved' | 'step' | 'month' | 'same' | 'refused';

export interface Stays {
  readonly id: string;
  readonly name: string;
  readonly why: StayReason;
  readonly problems: readonly Problem[];
}

export interface BulkOutcome {
  readonly changes: readonly { readonly before: ProjectRecord; readonly record: ProjectRecord }[];
  readonly stays: readonly Stays[];
}

/** 提醒 a bulk edit would raise, of the projects that raise any; each is confirmed before it is carried out. */
export interface Raised {
  readonly record: ProjectRecord;
  readonly reminders: readonly Problem[];
}

/** What a bulk edit would do, who stays out and why, and what hangs on it; writes nothing. */
export async function previewBulk(
  reader: Reader,
  context: SaveContext,
  versions: Versions,
  changes: readonly BulkChange[],
): Promise<BulkOutcome & { readonly impact: Impact | null; readonly raised: readonly Raised[] }> {
  const outcome = await outcomeOf(reader, context, versions, changes, planning(reader, context));
  const after = outcome.changes.map(({ record }) => record);
  const raised = await raisedBy(reader, context, changes, outcome);
  return { ...outcome, raised, impact: await changeImpact(reader, context, { after, gone: [] }) };
}

/** The 提醒 a bulk edit would raise now; none, and nothing read, where its fields cannot raise any. */
export async function bulkReminders(
  reader: Reader,
  context: SaveContext,
  versions: Versions,
  changes: readonly BulkChange[],
): Promise<readonly Raised[]> {
  if (!mayRaise(changes)) return [];
  const outcome = await outcomeOf(reader, context, versions, changes, planning(reader, context));
  return raisedBy(reader, context, changes, outcome);
}

const planning =
  (reader: Reader, context: SaveContext) =>
  async (items: readonly SaveItem[]): Promise<readonly Planned[]> =>
    (await planSaves(reader, context, items)).planned;

const mayRaise = (changes: readonly BulkChange[]): boolean =>
  changes.some(({ field }) => JUDGED_FIELDS.some((judged) => judged === field));

async function raisedBy(
  reader: Reader,
  { scope }: SaveContext,
  changes: readonly BulkChange[],
  outcome: BulkOutcome,
): Promise<readonly Raised[]> {
  if (!mayRaise(changes)) return [];
  const found = await projectReminders(reader, { city: scope.city, programme: scope.programme }, outcome.changes);
  return outcome.changes
    .map(({ record }, at) => ({ record, reminders: found[at]! }))
    .filter(({ reminders }) => reminders.length > 0);
}

/** Makes the changes in one transaction and one batch, one event per project; null when nothing was left to change. */
export async function bulkEdit(
  trx: Writer,
  context: SaveContext,
  versions: Versions,
  changes: readonly BulkChange[],
): Promise<string | null> {
  await holdProgramme(trx, context.scope);
  const batch = await nextBatch(trx, context.scope.city);
  const within: SaveContext = { ...context, actor: { ...context.actor, batch } };
  const outcome = await outcomeOf(trx, context, versions, changes, (items) => saveProjects(trx, within, items));
  if (outcome.changes.length === 0) return null;
  const left = outcome.stays.filter(({ why }) => why !== 'same').map(({ id, why }) => ({ id, why }));
  const summary = { changed: outcome.changes.length, left };
  await keepBatch(trx, context, { id: batch, kind: 'bulk', action: 'bulk', about: batch, summary });
  return batch;
}

async function outcomeOf(
  reader: Reader,
  { scope, asOf }: SaveContext,
  versions: Versions,
  changes: readonly BulkChange[],
  save: (items: readonly SaveItem[]) => Promise<readonly Planned[]>,
): Promise<BulkOutcome> {
  const ids = Object.keys(versions);
  const records = await projectsOf(reader, scope, { ids });
  const known = new Set(records.map(({ id }) => id));
  const stays: Stays[] = ids.filter((id) => !known.has(id)).map((id) => ({ id, name: '', why: 'gone', problems: [] }));
  const stay = ({ id, name }: ProjectRecord, why: StayReason, problems: readonly Problem[] = []): void =>
    void stays.push({ id, name, why, problems });

  const closed = await closedMonths(reader, scope);
  const open = records.filter((record) => {
    const why = record.version !== versions[record.id] ? 'moved' : closedToBulk(record.step) ? 'step' : null;
    if (why !== null) stay(record, why);
    const before = inputOf(record);
    const month = why === null ? closedMonthOf(before, bulkApplied(before, changes), closed, asOf) : null;
    if (month !== null) stay(record, 'month', [problem('', 'bulk-month-closed', { month })]);
    return why === null && month === null;
  });
  const itemOf = (record: ProjectRecord): SaveItem => ({
    input: bulkApplied(inputOf(record), changes),
    expectedVersion: record.version,
  });
  const { planned, refused } = await soundSaves(open, itemOf, save);
  for (const { going, problems } of refused) stay(going, 'refused', problems);
  const done = planned.flatMap(({ going, answer }) => {
    if (answer.kind === 'update') return [{ before: answer.before, record: answer.record }];
    stay(going, 'same');
    return [];
  });
  return { changes: done, stays };
}
