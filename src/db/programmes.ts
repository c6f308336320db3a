import type { Updateable } from 'kysely';
import { NotFound } from '../errors.ts';
import type { Reader, Writer } from './reader.ts';
import type { ProgrammesTable } from './tables/programme-tables.ts';

/** Names one programme; a Scope is one too. */
export interface ProgrammeKey {
  readonly city: string;
  readonly programme: string;
}

export async function findProgramme(reader: Reader, key: ProgrammeKey): Promise<ProgrammesTable | undefined> {
  return reader
    .selectFrom('programmes')
    .selectAll()
    .where('city', '=', key.city)
    .where('id', '=', key.programme)
    .executeTakeFirst();
}

/** The programme, which must exist. */
export async function programmeOf(reader: Reader, key: ProgrammeKey): Promise<ProgrammesTable> {
  const found = await findProgramme(reader, key);
  if (found === undefined) throw new NotFound('programme', key.programme);
  return found;
}

/** All programmes of a city, the latest year first. */
export async function programmesOfCity(reader: Reader, city: string): Promise<ProgrammesTable[]> {
  return reader
    .selectFrom('programmes')
    .selectAll()
    .where('city', '=', city)
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertProgramme(trx: Writer, row: ProgrammesTable): Promise<void> {
  await trx.insertInto('programmes').values(row).execute();
}

export async function updateProgramme(
  trx: Writer,
  key: ProgrammeKey,
  change: Updateable<Omit<ProgrammesTable, 'city' | 'id' | 'data_version'>>,
): Promise<void> {
  await trx
    .updateTable('programmes')
    .set(change)
    .where('city', '=', key.city)
    .where('id', '=', key.programme)
    .execute();
}

/**
 * Holds the programme's row until the transaction ends, so that whoever computes figures sees all of the change before;
 * without it two people on PostgreSQL could each credit a source as if the other had not saved.
 */
export async function holdProgramme(trx: Writer, key: ProgrammeKey): Promise<ProgrammesTable> {
  const held = await trx
    .updateTable('programmes')
    .set((column) => ({ data_version: column.ref('data_version') }))
    .where('city', '=', key.city)
    .where('id', '=', key.programme)
    .returningAll()
    .executeTakeFirst();
  if (held === undefined) throw new NotFound('programme', key.programme);
  return held;
}

/** Says that something a tonne depends on has changed; everything computed before is stale. */
export async function raiseDataVersion(trx: Writer, key: ProgrammeKey): Promise<number> {
  const { data_version } = await trx
    .updateTable('programmes')
    .set((column) => ({ data_version: column('data_version', '+', 1) }))
    .where('city', '=', key.city)
    .where('id', '=', key.programme)
    .returning('data_version')
    .executeTakeFirstOrThrow(() => new NotFound('programme', key.programme));
  return data_version;
}

/** The programme a person works in: the latest year of the city; null while there is none. */
export async function currentProgramme(reader: Reader, city: string): Promise<ProgrammesTable | null> {
  return (await programmesOfCity(reader, city))[0] ?? null;
}
