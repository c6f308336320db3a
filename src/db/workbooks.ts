import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { WorkbooksTable } from './tables/workbook-tables.ts';

/** The official workbooks of a programme, by name. */
export async function workbooksOf(reader: Reader, key: ProgrammeKey): Promise<WorkbooksTable[]> {
  return reader
    .selectFrom('workbooks')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function insertWorkbook(trx: Writer, row: WorkbooksTable): Promise<void> {
  await trx.insertInto('workbooks').values(row).execute();
}

/** Writes a workbook's record over the version one saw; false when it has moved on. */
export async function updateWorkbook(trx: Writer, row: WorkbooksTable, expectedVersion: number): Promise<boolean> {
  const { city, programme, id, ...values } = row;
  const written = await trx
    .updateTable('workbooks')
    .set({ ...values, version: expectedVersion + 1 })
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}
