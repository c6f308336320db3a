import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { SeenSheetNoticesTable } from './tables/schedule-tables.ts';

/** Sheets that a schedule prepared and that wait for review or issue, the latest first. */
export async function preparedDrafts(reader: Reader, key: ProgrammeKey) {
  return reader
    .selectFrom('sheets')
    .select(['id', 'created_name', 'district', 'state'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('schedule', 'is not', null)
    .where('state', 'in', ['draft', 'reviewed'])
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .execute();
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
