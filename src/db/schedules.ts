import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { PreparedSheetsTable, SheetSchedulesTable } from './tables/schedule-tables.ts';

export type ScheduleKey = Pick<SheetSchedulesTable, 'city' | 'programme' | 'id'>;

/** Schedules that were not removed, in the order they were made. */
export async function schedulesOf(reader: Reader, key: ProgrammeKey): Promise<SheetSchedulesTable[]> {
  return of(reader, key).selectAll().where('state', '<>', 'removed').orderBy('id').execute();
}

/** Schedules a person sees, in the order they were made: a branch those its own people made for its own district or an area in it. */
export async function seenSchedules(reader: Reader, scope: Scope): Promise<SheetSchedulesTable[]> {
  return seen(reader, scope).selectAll().where('state', '<>', 'removed').orderBy('id').execute();
}

/** A schedule as far as a person sees it. */
export async function seenSchedule(reader: Reader, scope: Scope, id: string): Promise<SheetSchedulesTable | undefined> {
  return seen(reader, scope).selectAll().where('id', '=', id).where('state', '<>', 'removed').executeTakeFirst();
}

export async function findSchedule(
  reader: Reader,
  key: ProgrammeKey,
  id: string,
): Promise<SheetSchedulesTable | undefined> {
  return of(reader, key).selectAll().where('id', '=', id).executeTakeFirst();
}

/** Those at work whose next minute has come. */
export async function dueSchedules(reader: Reader, key: ProgrammeKey, minute: string): Promise<SheetSchedulesTable[]> {
  return of(reader, key)
    .selectAll()
    .where('state', '=', 'on')
    .where('next_due', '<=', minute)
    .orderBy('next_due')
    .orderBy('id')
    .execute();
}

export async function insertSchedule(trx: Writer, row: SheetSchedulesTable): Promise<void> {
  await trx.insertInto('sheet_schedules').values(row).execute();
}

/** Changes a schedule that still has the version it was read with; false when somebody was quicker. */
export async function changeSchedule(
  trx: Writer,
  { city, programme, id, version }: ScheduleKey & Pick<SheetSchedulesTable, 'version'>,
  changes: Partial<SheetSchedulesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sheet_schedules')
    .set({ ...changes, version: version + 1 })
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Moves a schedule on to its next minute; nobody who changes it meanwhile is disturbed. */
export async function moveSchedule(trx: Writer, { city, programme, id }: ScheduleKey, nextDue: string): Promise<void> {
  await trx
    .updateTable('sheet_schedules')
    .set({ next_due: nextDue })
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .execute();
}

/** Keeps what came of a due day; false when that day was settled before. */
export async function keepPrepared(trx: Writer, row: PreparedSheetsTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('prepared_sheets')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Was this day of the schedule settled? */
export async function findPrepared(
  reader: Reader,
  { city, programme, id }: ScheduleKey,
  due: string,
): Promise<PreparedSheetsTable | undefined> {
  return preparedIn(reader, { city, programme })
    .selectAll()
    .where('schedule', '=', id)
    .where('due', '=', due)
    .executeTakeFirst();
}

/** What came of the last due days of a schedule, the latest first. */
export async function preparedOf(
  reader: Reader,
  { city, programme, id }: ScheduleKey,
  limit: number,
): Promise<PreparedSheetsTable[]> {
  return preparedIn(reader, { city, programme })
    .selectAll()
    .where('schedule', '=', id)
    .orderBy('due', 'desc')
    .limit(limit)
    .execute();
}

/** What came of the last due day of every schedule. */
export async function lastPrepared(reader: Reader, key: ProgrammeKey): Promise<PreparedSheetsTable[]> {
  const last = preparedIn(reader, key)
    .select((row) => ['schedule', row.fn.max('due').as('due')])
    .groupBy('schedule');
  return preparedIn(reader, key)
    .innerJoin(last.as('last'), (join) =>
      join.onRef('last.schedule', '=', 'prepared_sheets.schedule').onRef('last.due', '=', 'prepared_sheets.due'),
    )
    .selectAll('prepared_sheets')
    .orderBy('prepared_sheets.schedule')
    .execute();
}

function seen(reader: Reader, scope: Scope) {
  const { city, district } = scope;
  const all = of(reader, scope);
  if (district === null) return all;
  const colleagues = reader.selectFrom('users').select('id').where('city', '=', city).where('district', '=', district);
  const areas = reader.selectFrom('areas').select('id').where('city', '=', city).where('district', '=', district);
  return all
    .where('created_by', 'in', colleagues)
    .where((row) => row.or([row('district', '=', district), row('district', 'in', areas)]));
}

function of(reader: Reader, key: ProgrammeKey) {
  return reader.selectFrom('sheet_schedules').where('city', '=', key.city).where('programme', '=', key.programme);
}

function preparedIn(reader: Reader, key: ProgrammeKey) {
  return reader
    .selectFrom('prepared_sheets')
    .where('prepared_sheets.city', '=', key.city)
    .where('prepared_sheets.programme', '=', key.programme);
}
