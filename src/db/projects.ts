import { isDeepStrictEqual } from 'node:util';
import { ownValuesOf } from '../catalogue/own-values.ts';
import { listProjectsAnew } from './list-rows.ts';
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
  await listProjectsAnew(
    trx,
    key,
    records.map((record) => record.id),
  );
}

/** A record and what it is written over. */
export interface RecordChange {
  readonly record: ProjectRecord;
  readonly before: ProjectRecord;
}

/**
 * Writes projects over what stood before, in a few statements however many they are; false when somebody else changed one of them
 * first: then the caller must roll back.
 */
export async function updateProjects(
  trx: Writer,
  key: ProgrammeKey,
  changes: readonly RecordChange[],
): Promise<boolean> {
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
    const rows = changes.slice(from, from + ROWS_AT_ONCE).map(({ record }) => rowOf(record, key));
    const columns = Object.keys(rows[0]!).filter((column) => !KEY.has(column)) as (keyof ProjectsTable)[];
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('projects')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['city', 'programme', 'id'])
          .doUpdateSet((column) => Object.fromEntries(columns.map((name) => [name, column.ref(`excluded.${name}`)])))
          .where((where) =>
            where.and([
              where('projects.version', '=', where('excluded.version', '-', 1)),
              where('projects.deleted_at', 'is', null),
            ]),
          ),
      )
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows ?? 0) !== rows.length) return false;
  }
  const relined = changes.filter(({ record, before }) => !sameLines(record, before));
  await deleteLines(
    trx,
    key,
    relined.map(({ record }) => record.id),
  );
  await insertLines(
    trx,
    relined.map(({ record }) => linesOf(record, key)),
  );
  await listProjectsAnew(
    trx,
    key,
    changes.map(({ record }) => record.id),
  );
  return true;
}

const KEY = new Set(['city', 'programme', 'id']);
const LINES = ['measures', 'tranches', 'windows', 'amounts'] as const;

function sameLines(one: ProjectRecord, other: ProjectRecord): boolean {
  return (
    LINES.every((lines) => isDeepStrictEqual(one[lines], other[lines])) &&
    isDeepStrictEqual(ownValuesOf(one), ownValuesOf(other))
  );
}
