import { nextMoment } from '../../../catalogue/schedule-moment.ts';
import { type FieldChange, writeAudit } from '../../../db/audit.ts';
import { takeNumbers } from '../../../db/counters.ts';
import type { Writer } from '../../../db/reader.ts';
import { changeSchedule, findSchedule, insertSchedule } from '../../../db/schedules.ts';
import type { Scope } from '../../../db/scope.ts';
import type { SheetSchedulesTable } from '../../../db/tables/schedule-tables.ts';
import { NotFound } from '../../../errors.ts';
import { shanghaiMinute } from '../../../words/day.ts';
import { type Actor, signature } from '../../actor.ts';
import { ruleOf } from './schedule-words.ts';

const SAID = [
  'name', 'kind', 'zone', 'district', 'project', 'query', 'scenario', 'locale', 'every', 'on_day', 'at_time',
] as const; // prettier-ignore
/** What a person says of a schedule. */
export type SaidSchedule = Pick<SheetSchedulesTable, (typeof SAID)[number]>;

/** Adds a schedule; the first due minute is the next its rule names. */
export async function addSchedule(
  trx: Writer,
  actor: Actor,
  { city, programme }: Scope,
  said: SaidSchedule,
): Promise<SheetSchedulesTable> {
  const row: SheetSchedulesTable = {
    ...said,
    city,
    programme,
    id: `T${String(await takeNumbers(trx, city, `schedule/${programme}`)).padStart(3, '0')}`,
    state: 'on',
    next_due: nextDueOf(said, actor.now),
    created: actor.now.toISOString(),
    created_by: actor.person.id,
    created_name: actor.person.displayName,
    version: 1,
  };
  await insertSchedule(trx, row);
  await auditSchedule(trx, actor, row, 'create', changesOf(null, row));
  return row;
}

/** Changes what is ordered and when; what fell due before stays as it was. False when somebody changed it meanwhile. */
export async function editSchedule(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  at: VersionOfSchedule,
  said: SaidSchedule,
): Promise<boolean> {
  return change(trx, actor, scope, at, (row) => ({ action: 'update', set: { ...said, next_due: nextDueOf(said, actor.now) }, changes: changesOf(row, said) })); // prettier-ignore
}

/** Pauses, takes up again (from now on: what fell due meanwhile is not made up) or removes a schedule. */
export async function switchSchedule(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  at: VersionOfSchedule,
  state: SheetSchedulesTable['state'],
): Promise<boolean> {
  return change(trx, actor, scope, at, (row) => ({
    action: state === 'removed' ? 'delete' : 'update',
    set: { state, next_due: nextDueOf(row, actor.now) },
    changes: [{ field: 'state', from: row.state, to: state }],
  }));
}

export interface VersionOfSchedule {
  readonly id: string;
  readonly version: number;
}

interface Change {
  readonly action: 'update' | 'delete';
  readonly set: Partial<SheetSchedulesTable>;
  readonly changes: readonly FieldChange[];
}

async function change(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  { id, version }: VersionOfSchedule,
  make: (row: SheetSchedulesTable) => Change,
): Promise<boolean> {
  const row = await findSchedule(trx, scope, id);
  if (row === undefined || row.state === 'removed') throw new NotFound('schedule', id);
  const { action, set, changes } = make(row);
  if (!(await changeSchedule(trx, { ...row, version }, set))) return false;
  await auditSchedule(trx, actor, row, action, changes);
  return true;
}

function nextDueOf(row: Pick<SheetSchedulesTable, 'every' | 'on_day' | 'at_time'>, now: Date): string {
  return nextMoment(ruleOf(row), shanghaiMinute(now.toISOString()));
}

function changesOf(before: SaidSchedule | null, after: SaidSchedule): readonly FieldChange[] {
  return SAID.filter((field) => (before?.[field] ?? null) !== after[field]).map((field) => ({
    field,
    from: before?.[field] ?? null,
    to: after[field],
  }));
}

async function auditSchedule(
  trx: Writer,
  actor: Actor,
  { city, programme, id, district }: SheetSchedulesTable,
  action: string,
  changes: readonly FieldChange[],
): Promise<void> {
  await writeAudit(trx, [
    { ...signature(actor), city, programme, district, action, entity: 'sheet-schedule', entity_id: id, changes },
  ]);
}
