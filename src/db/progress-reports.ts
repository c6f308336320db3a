import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { DispatchMonthsTable, ProgressReportsTable } from './tables/following-tables.ts';

/** What a new report says; its number is given here. */
export type NewReport = Omit<ProgressReportsTable, 'city' | 'programme' | 'seq'>;

/** Reports of one project, the latest first. */
export async function reportsOf(reader: Reader, key: ProgrammeKey, project: string): Promise<ProgressReportsTable[]> {
  return reader
    .selectFrom('progress_reports')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('day', 'desc')
    .orderBy('seq', 'desc')
    .execute();
}

/** What every report of a programme says of progress and money, the earliest first. */
export async function reportedProgress(
  reader: Reader,
  key: ProgrammeKey,
): Promise<Pick<ProgressReportsTable, 'project' | 'day' | 'progress' | 'spent_fen'>[]> {
  return reader
    .selectFrom('progress_reports')
    .select(['project', 'day', 'progress', 'spent_fen'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('day')
    .orderBy('seq')
    .execute();
}

/** Writes reports, each numbered behind the last of its project; the programme must be held. */
export async function insertReports(trx: Writer, key: ProgrammeKey, reports: readonly NewReport[]): Promise<void> {
  if (reports.length === 0) return;
  const last = await trx
    .selectFrom('progress_reports')
    .select(['project', (row) => row.fn.max('seq').as('seq')])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where(
      'project',
      'in',
      reports.map(({ project }) => project),
    )
    .groupBy('project')
    .execute();
  const next = new Map(last.map(({ project, seq }) => [project, seq + 1]));
  await trx
    .insertInto('progress_reports')
    .values(
      reports.map((report) => ({
        city: key.city,
        programme: key.programme,
        ...report,
        seq: next.get(report.project) ?? 0,
      })),
    )
    .execute();
}

/** The unit under which a month closed by the city stands. */
export const WHOLE_CITY = '*';

/** Who has submitted which month, and which the city has closed; the latest month first. */
export async function dispatchMonths(reader: Reader, key: ProgrammeKey): Promise<DispatchMonthsTable[]> {
  return reader
    .selectFrom('dispatch_months')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('month', 'desc')
    .orderBy('unit')
    .execute();
}

/** The months the city has closed. */
export async function closedMonths(reader: Reader, key: ProgrammeKey): Promise<ReadonlySet<string>> {
  const rows = await dispatchMonths(reader, key);
  return new Set(rows.filter(({ unit }) => unit === WHOLE_CITY).map(({ month }) => month));
}

/** Has the city closed this month? */
export async function isClosed(reader: Reader, key: ProgrammeKey, month: string): Promise<boolean> {
  const row = await reader
    .selectFrom('dispatch_months')
    .select('unit')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('month', '=', month)
    .where('unit', '=', WHOLE_CITY)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDispatchMonth(trx: Writer, row: DispatchMonthsTable): Promise<void> {
  await trx
    .insertInto('dispatch_months')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Opens a month for a unit again; false when it was open. */
export async function deleteDispatchMonth(
  trx: Writer,
  key: ProgrammeKey,
  month: string,
  unit: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('dispatch_months')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('month', '=', month)
    .where('unit', '=', unit)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
