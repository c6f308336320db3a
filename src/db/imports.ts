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
  await underWay(trx, city).set({ beat: null }).execute();
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

/** Says how far the work on an import is; answers whether to stop: somebody asked to, or others took the import over (`version`). */
export async function beatImport(
  trx: Writer,
  { city, id, version }: Pick<ImportsTable, 'city' | 'id' | 'version'>,
  done: number,
  at: string,
): Promise<boolean> {
  const row = await trx
    .updateTable('imports')
    .set({ done, beat: at })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('cancel')
    .executeTakeFirst();
  return row === undefined || row.cancel === 1;
}

/** Says that the process at work on an import, or about to be, is alive. */
export async function showLife(
  trx: Writer,
  { city, id }: Pick<ImportsTable, 'city' | 'id'>,
  at: string,
): Promise<void> {
  await underWay(trx, city).set({ beat: at }).where('id', '=', id).execute();
}

/** Asks the work on an import to stop; it goes on being the same work. */
export async function askToStop(trx: Writer, { city, id }: Pick<ImportsTable, 'city' | 'id'>): Promise<void> {
  await underWay(trx, city).set({ cancel: 1 }).where('id', '=', id).execute();
}

/** Did somebody ask the work on an import to stop? */
export async function isAskedToStop(reader: Reader, { city, id }: Pick<ImportsTable, 'city' | 'id'>): Promise<boolean> {
  const row = await reader
    .selectFrom('imports')
    .select('cancel')
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.cancel === 1;
}

function underWay(trx: Writer, city: string) {
  return trx.updateTable('imports').where('city', '=', city).where('state', 'in', ['checking', 'writing']);
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
