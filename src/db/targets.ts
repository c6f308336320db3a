import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { TargetsTable } from './tables/programme-tables.ts';

/** The targets of a programme, in their order. */
export async function targetsOf(reader: Reader, key: ProgrammeKey): Promise<TargetsTable[]> {
  return everyTargetQuery(reader, key).where('deleted_at', 'is', null).execute();
}

/** Also those that were taken away: what frozen runs and sheets speak of. */
export async function everyTarget(reader: Reader, key: ProgrammeKey): Promise<TargetsTable[]> {
  return everyTargetQuery(reader, key).execute();
}

function everyTargetQuery(reader: Reader, key: ProgrammeKey) {
  return reader
    .selectFrom('targets')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('sort')
    .orderBy('id');
}

/** Writes a target, new when `expectedVersion` is null; false when it is no longer at that version. */
export async function putTarget(trx: Writer, row: TargetsTable, expectedVersion: number | null): Promise<boolean> {
  if (expectedVersion === null) {
    await trx.insertInto('targets').values(row).execute();
    return true;
  }
  const { city, programme, id, ...values } = row;
  const written = await trx
    .updateTable('targets')
    .set(values)
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}
