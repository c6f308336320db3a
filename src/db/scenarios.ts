import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { ScenariosTable } from './tables/run-tables.ts';

/** Scenarios of a programme, the latest changed first; archived ones only when asked for. */
export async function scenariosOf(reader: Reader, key: ProgrammeKey, archived = false): Promise<ScenariosTable[]> {
  let query = reader
    .selectFrom('scenarios')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (!archived) query = query.where('archived', '=', 0);
  return query.orderBy('updated', 'desc').orderBy('id').execute();
}

export async function findScenario(reader: Reader, key: ProgrammeKey, id: string): Promise<ScenariosTable | undefined> {
  return reader
    .selectFrom('scenarios')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A scenario that assumes nothing, locks nobody and was made by hand need not say so. */
export type NewScenario = Omit<ScenariosTable, 'assumptions' | 'locks' | 'origin'> &
  Partial<Pick<ScenariosTable, 'assumptions' | 'locks' | 'origin'>>;

export async function insertScenario(trx: Writer, row: NewScenario): Promise<void> {
  await trx
    .insertInto('scenarios')
    .values({ assumptions: null, locks: null, origin: null, ...row })
    .execute();
}

/** Writes a scenario over the version before it; false when somebody else changed it first. */
export async function updateScenario(trx: Writer, row: ScenariosTable): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('scenarios')
    .set(row)
    .where('city', '=', row.city)
    .where('programme', '=', row.programme)
    .where('id', '=', row.id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
