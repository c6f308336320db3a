import { listProjectsAnew } from './list-rows.ts';
import type { ProgrammeKey } from './programmes.ts';
import { linesOfProjects } from './project-lines.ts';
import type { ProjectRecord } from './project-record.ts';
import { recordOf } from './project-row.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { ProjectsTable } from './tables/project-tables.ts';

const NAMED_AT_ONCE = 500;
/** Above this the whole programme is read and picked from. */
const NAMED_AT_MOST = 8000;

/** A record, and whether it was taken out of the lists. */
export interface KeptProject {
  readonly record: ProjectRecord;
  readonly deleted: boolean;
}

/** Every project of a programme, the deleted ones too: all of them, or those named. For whoever replays the trail. */
export async function keptProjects(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<readonly KeptProject[]> {
  if (ids?.length === 0) return [];
  let query = reader
    .selectFrom('projects')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (ids !== undefined && ids.length <= NAMED_AT_MOST) query = query.where('id', 'in', ids);
  const named = ids === undefined ? null : new Set(ids);
  const rows = (await query.orderBy('id').execute()).filter(({ id }) => named?.has(id) ?? true);
  const lines = await linesOfProjects(
    reader,
    key,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ record: recordOf(row, lines(row.id)), deleted: row.deleted_at !== null }));
}

/** What the list of deleted projects shows. */
export type DeletedRow = Pick<
  ProjectsTable,
  'id' | 'name' | 'district' | 'status' | 'version' | 'deleted_at' | 'deleted_reason' | 'updated_by'
>;

/** Deleted projects of a scope, the latest first. */
export async function deletedPage(
  reader: Reader,
  scope: Scope,
  slice: { readonly limit: number; readonly offset: number },
): Promise<DeletedRow[]> {
  return deletedIn(reader, scope)
    .select(['id', 'name', 'district', 'status', 'version', 'deleted_at', 'deleted_reason', 'updated_by'])
    .orderBy('deleted_at', 'desc')
    .orderBy('id')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
}

export async function countDeleted(reader: Reader, scope: Scope): Promise<number> {
  const { count } = await deletedIn(reader, scope)
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function deletedIn(reader: Reader, scope: Scope) {
  const rows = reader
    .selectFrom('projects')
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .where('deleted_at', 'is not', null);
  return scope.district === null ? rows : rows.where('district', '=', scope.district);
}

/** Who moved a project out of the lists or back, and when. */
type By = Pick<ProjectRecord, 'updated' | 'updated_by'>;

/** Takes projects out of every list, for a reason; their numbers are never given again. How many were among the living. */
export async function markDeleted(
  trx: Writer,
  key: ProgrammeKey,
  ids: readonly string[],
  by: By,
  reason: string,
): Promise<number> {
  return markSlices(trx, key, ids, (named) =>
    trx
      .updateTable('projects')
      .set((column) => ({
        deleted_at: by.updated,
        deleted_reason: reason,
        version: column('version', '+', 1),
        ...by,
      }))
      .where('city', '=', key.city)
      .where('programme', '=', key.programme)
      .where('id', 'in', named)
      .where('deleted_at', 'is', null)
      .executeTakeFirst(),
  );
}

/** Brings deleted projects of the scope back; how many there were. */
export async function markRestored(trx: Writer, scope: Scope, ids: readonly string[], by: By): Promise<number> {
  return markSlices(trx, scope, ids, (named) => {
    const update = trx
      .updateTable('projects')
      .set((column) => ({ deleted_at: null, deleted_reason: null, version: column('version', '+', 1), ...by }))
      .where('city', '=', scope.city)
      .where('programme', '=', scope.programme)
      .where('id', 'in', named)
      .where('deleted_at', 'is not', null);
    return (scope.district === null ? update : update.where('district', '=', scope.district)).executeTakeFirst();
  });
}

async function markSlices(
  trx: Writer,
  key: ProgrammeKey,
  ids: readonly string[],
  mark: (named: readonly string[]) => Promise<{ readonly numUpdatedRows: bigint }>,
): Promise<number> {
  let marked = 0;
  for (let from = 0; from < ids.length; from += NAMED_AT_ONCE)
    marked += Number((await mark(ids.slice(from, from + NAMED_AT_ONCE))).numUpdatedRows);
  await listProjectsAnew(trx, key, ids);
  return marked;
}
