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
    await deleteFigures(
      trx,
      key,
      slice.map((row) => row.project),
    );
    await trx.insertInto('project_figures').values(slice).execute();
  }
}

/** Removes the figures of these projects, or of all. */
export async function deleteFigures(trx: Writer, key: ProgrammeKey, ids?: readonly string[]): Promise<void> {
  if (ids?.length === 0) return;
  let query = trx.deleteFrom('project_figures').where('city', '=', key.city).where('programme', '=', key.programme);
  if (ids !== undefined) query = query.where('project', 'in', ids);
  await query.execute();
}
