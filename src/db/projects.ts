import { isDeepStrictEqual } from 'node:util';
import type { ProgrammeKey } from './programmes.ts';
import { deleteLines, insertLines, linesOfProjects } from './project-lines.ts';
import type { ProjectRecord } from './project-record.ts';
import { linesOf, recordOf, rowOf } from './project-row.ts';
import type { Reader, Writer } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type { ProjectsTable } from './tables/project-tables.ts';

const ROWS_AT_ONCE = 200;
/** Engines take some ten thousand values in one statement; above this the whole scope is read and picked from. */
const NAMED_AT_MOST = 8000;

/** Which projects of a scope: by number, or all that stand on one of these sources. */
export interface ProjectPick {
  readonly ids?: readonly string[];
  readonly sources?: readonly string[];
}

/** The project with this number, unless it lies outside the scope. */
export async function findProject(reader: Reader, scope: Scope, id: string): Promise<ProjectRecord | undefined> {
  return (await projectsOf(reader, scope, { ids: [id] }))[0];
}

/** Records of a scope in the order of their numbers: all, or those that are named or stand on a source that is. */
export async function projectsOf(reader: Reader, scope: Scope, pick?: ProjectPick): Promise<ProjectRecord[]> {
  const all = scopedProjects(reader, scope).selectAll('projects').orderBy('projects.id');
  if (pick === undefined) return withLines(reader, scope, await all.execute());
  const { ids = [], sources = [] } = pick;
  if (ids.length + sources.length === 0) return [];
  if (ids.length + sources.length > NAMED_AT_MOST) {
    const [named, standing] = [new Set(ids), new Set<string | null>(sources)];
    const rows = (await all.execute()).filter((row) => named.has(row.id) || standing.has(row.source));
    return withLines(reader, scope, rows);
  }
  const picked = all.where((where) =>
    where.or([
      ...(ids.length > 0 ? [where('projects.id', 'in', ids)] : []),
      ...(sources.length > 0 ? [where('projects.source', 'in', sources)] : []),
    ]),
  );
  return withLines(reader, scope, await picked.execute());
}

async function withLines(reader: Reader, scope: Scope, rows: readonly ProjectsTable[]): Promise<ProjectRecord[]> {
  const lines = await linesOfProjects(
    reader,
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => recordOf(row, lines(row.id)));
}

/** Writes new projects with their lines. */
export async function insertProjects(trx: Writer, key: ProgrammeKey, records: readonly ProjectRecord[]): Promise<void> {
  const rows = records.map((record) => rowOf(record, key));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('projects')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  await insertLines(
    trx,
    records.map((record) => linesOf(record, key)),
  );
}

/** Writes a project over `before`; false, and nothing written, when somebody else changed it first. */
export async function updateProject(
  trx: Writer,
  key: ProgrammeKey,
  record: ProjectRecord,
  before: ProjectRecord,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('projects')
    .set(rowOf(record, key))
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('id', '=', record.id)
    .where('version', '=', before.version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const lines = linesOf(record, key);
  if (isDeepStrictEqual(lines, linesOf(before, key))) return true;
  await deleteLines(trx, key, record.id);
  await insertLines(trx, [lines]);
  return true;
}

/** Takes a project out of every list, for a reason; its number is never given again. False when the version moved. */
export async function markDeleted(
  trx: Writer,
  key: ProgrammeKey,
  record: Pick<ProjectRecord, 'id' | 'version' | 'updated' | 'updated_by'>,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('projects')
    .set({
      deleted_at: record.updated,
      deleted_reason: reason,
      version: record.version,
      updated: record.updated,
      updated_by: record.updated_by,
    })
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('id', '=', record.id)
    .where('version', '=', record.version - 1)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Brings a deleted project back; false when there is no deleted project of this number in the scope. */
export async function markRestored(
  trx: Writer,
  scope: Scope,
  id: string,
  by: Pick<ProjectRecord, 'updated' | 'updated_by'>,
): Promise<boolean> {
  let update = trx
    .updateTable('projects')
    .set((column) => ({ deleted_at: null, deleted_reason: null, version: column('version', '+', 1), ...by }))
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null);
  if (scope.district !== null) update = update.where('district', '=', scope.district);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows === 1n;
}
