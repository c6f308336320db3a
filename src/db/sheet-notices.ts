import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { SeenSheetNoticesTable } from './tables/schedule-tables.ts';

/** Sheets that a schedule prepared and that wait for review or issue, the latest first. */
export async function preparedDrafts(reader: Reader, key: ProgrammeKey) {
  return reader
    .selectFrom('sheets')
    .select(['id', 'created_name', 'district', 'state', 'schedule'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('schedule', 'is not', null)
    .where('state', 'in', ['draft', 'reviewed'])
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The districts whose people made schedules, by schedule; those of the city are left out. */
export async function branchesOfSchedules(reader: Reader, key: ProgrammeKey): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .selectFrom('sheet_schedules')
    .innerJoin('users', (join) =>
      join.onRef('users.city', '=', 'sheet_schedules.city').onRef('users.id', '=', 'sheet_schedules.created_by'),
    )
    .select(['sheet_schedules.id', 'users.district'])
    .where('sheet_schedules.city', '=', key.city)
    .where('sheet_schedules.programme', '=', key.programme)
    .execute();
  return new Map(rows.flatMap(({ id, district }) => (district === null ? [] : [[id, district] as const])));
}

/** What a person has acknowledged about sheets. */
export async function seenSheetNotices(
  reader: Reader,
  key: ProgrammeKey,
  userId: string,
): Promise<SeenSheetNoticesTable[]> {
  return reader
    .selectFrom('seen_sheet_notices')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('user_id', '=', userId)
    .execute();
}

export async function putSeenSheetNotices(trx: Writer, rows: readonly SeenSheetNoticesTable[]): Promise<void> {
  for (const row of rows)
    await trx
      .insertInto('seen_sheet_notices')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['city', 'programme', 'user_id', 'subject', 'kind'])
          .doUpdateSet({ mark: row.mark, at: row.at }),
      )
      .execute();
}
