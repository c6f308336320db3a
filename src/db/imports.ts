import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { ImportsTable } from './tables/import-tables.ts';

/** Imports of a scope: a branch sees those of its own people only. */
function scopedImports(reader: Reader, scope: Scope) {
  const rows = reader
    .selectFrom('imports')
    .selectAll()
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme);
  return scope.district === null ? rows : rows.where('district', '=', scope.district);
}

export async function findImport(reader: Reader, scope: Scope, id: string): Promise<ImportsTable | undefined> {
  return scopedImports(reader, scope).where('id', '=', id).executeTakeFirst();
}

/** The latest imports that were not written yet. */
export async function openImports(reader: Reader, scope: Scope, limit: number): Promise<ImportsTable[]> {
  return scopedImports(reader, scope)
    .where('state', '!=', 'written')
    .orderBy('created', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The latest imports of a scope that were written, with what came of them. */
export async function writtenImports(reader: Reader, scope: Scope, limit: number): Promise<ImportsTable[]> {
  return scopedImports(reader, scope)
    .where('state', '=', 'written')
    .where('batch', 'is not', null)
    .orderBy('created', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Says of every import under way that its work was cut off; for the start of a server that is alone with its database. */
export async function interruptImports(trx: Writer, city: string): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ beat: null })
    .where('city', '=', city)
    .where('state', 'in', ['checking', 'writing'])
    .execute();
}

export async function insertImport(trx: Writer, row: ImportsTable): Promise<void> {
  await trx.insertInto('imports').values(row).execute();
}

/** Changes an import and raises its version; `expected` guards against somebody else's change. False, and nothing written, when it moved. */
export async function updateImport(
  trx: Writer,
  { city, id }: Pick<ImportsTable, 'city' | 'id'>,
  set: Partial<Omit<ImportsTable, 'city' | 'id' | 'version'>>,
  expected?: number,
): Promise<boolean> {
  let update = trx
    .updateTable('imports')
    .set((column) => ({ ...set, version: column('version', '+', 1) }))
    .where('city', '=', city)
    .where('id', '=', id);
  if (expected !== undefined) update = update.where('version', '=', expected);
  return (await update.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Says that the work on an import lives and how far it is; answers whether somebody asked to stop it. */
export async function beatImport(
  trx: Writer,
  { city, id }: Pick<ImportsTable, 'city' | 'id'>,
  done: number,
  at: string,
): Promise<boolean> {
  const row = await trx
    .updateTable('imports')
    .set({ done, beat: at })
    .where('city', '=', city)
    .where('id', '=', id)
    .returning('cancel')
    .executeTakeFirst();
  return row === undefined || row.cancel === 1;
}

/** Removes an import and what was found in it; its bytes are the caller's to delete. */
export async function deleteImport(trx: Writer, { city, id }: Pick<ImportsTable, 'city' | 'id'>): Promise<void> {
  await clearFindings(trx, { city, id });
  await trx.deleteFrom('imports').where('city', '=', city).where('id', '=', id).execute();
}

export async function clearFindings(trx: Writer, { city, id }: Pick<ImportsTable, 'city' | 'id'>): Promise<void> {
  for (const table of ['import_rows', 'import_problems'] as const)
    await trx.deleteFrom(table).where('city', '=', city).where('import', '=', id).execute();
}

/** The ids of imports begun before an instant. */
export async function importsBefore(reader: Reader, city: string, instant: string): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom('imports')
    .select('id')
    .where('city', '=', city)
    .where('created', '<', instant)
    .execute();
  return rows.map(({ id }) => id);
}
