import { listFiguresAnew } from './list-rows.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { ProjectFiguresTable } from './tables/project-tables.ts';

const ROWS_AT_ONCE = 500;

/** Credited figures of projects, in the order of their numbers: all, or those named. */
export async function figuresOf(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<ProjectFiguresTable[]> {
  if (ids?.length === 0) return [];
  let query = reader
    .selectFrom('project_figures')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (ids !== undefined) query = query.where('project', 'in', ids);
  return query.orderBy('project').execute();
}

/** The warnings that stand at these projects' figures, or at all: JSON lists of codes. */
export async function storedWarnings(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<readonly { readonly project: string; readonly warnings: string }[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('project_figures')
    .select(['project', 'warnings'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  return (ids === undefined ? all : all.where('project', 'in', ids)).execute();
}

/** Replaces the figures of these projects. */
export async function putFigures(trx: Writer, key: ProgrammeKey, rows: readonly ProjectFiguresTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const slice = rows.slice(from, from + ROWS_AT_ONCE);
    const ids = slice.map((row) => row.project);
    await figuresIn(trx, key).where('project', 'in', ids).execute();
    await trx.insertInto('project_figures').values(slice).execute();
  }
  await listFiguresAnew(
    trx,
    key,
    rows.map((row) => row.project),
  );
}

/** Replaces the figures of a whole programme. */
export async function replaceFigures(
  trx: Writer,
  key: ProgrammeKey,
  rows: readonly ProjectFiguresTable[],
): Promise<void> {
  await figuresIn(trx, key).execute();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await trx
      .insertInto('project_figures')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  await listFiguresAnew(trx, key);
}

/** Removes the figures of these projects. */
export async function deleteFigures(trx: Writer, key: ProgrammeKey, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await figuresIn(trx, key).where('project', 'in', ids).execute();
  await listFiguresAnew(trx, key, ids);
}

function figuresIn(trx: Writer, key: ProgrammeKey) {
  return trx.deleteFrom('project_figures').where('city', '=', key.city).where('programme', '=', key.programme);
}
