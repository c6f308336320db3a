import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { TargetsTable } from './tables/programme-tables.ts';

export async function targetsOf(reader: Reader, key: ProgrammeKey): Promise<TargetsTable[]> {
  return reader
    .selectFrom('targets')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** Writes a target, new or in place of the one with its id. */
export async function putTarget(trx: Writer, row: TargetsTable): Promise<void> {
  await trx
    .insertInto('targets')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'programme', 'id']).doUpdateSet(row))
    .execute();
}

export async function deleteTarget(trx: Writer, key: ProgrammeKey, id: string): Promise<void> {
  await trx
    .deleteFrom('targets')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('id', '=', id)
    .execute();
}
