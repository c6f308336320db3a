import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { ProjectMovesTable } from './tables/lifecycle-tables.ts';

const ROWS_AT_ONCE = 500;
/** Engines take some ten thousand values in one statement; above this everything is read and picked from. */
const NAMED_AT_MOST = 8000;

/** The moves of a project, the latest first. */
export async function movesOfProject(reader: Reader, key: ProgrammeKey, project: string): Promise<ProjectMovesTable[]> {
  return reader
    .selectFrom('project_moves')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('seq', 'desc')
    .execute();
}

/** Moves of a programme from a day on, of all projects or of some, in the order they were made. */
export async function movesFrom(
  reader: Reader,
  key: ProgrammeKey,
  day: string,
  projects?: readonly string[],
): Promise<ProjectMovesTable[]> {
  const rows = reader
    .selectFrom('project_moves')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('day', '>=', day);
  const asked =
    projects === undefined || projects.length > NAMED_AT_MOST ? rows : rows.where('project', 'in', projects);
  return asked.orderBy('project').orderBy('seq').execute();
}

/** How often projects were moved in these ways (returned, re-opened); projects that never were are not named. */
export async function countMoves(
  reader: Reader,
  key: ProgrammeKey,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom('project_moves')
    .select((column) => ['project', column.fn.countAll<number>().as('count')])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('kind', 'in', kinds)
    .groupBy('project')
    .execute();
  return new Map(rows.map(({ project, count }) => [project, count]));
}

/** The number of the last move of each of these projects. */
export async function lastMoves(
  reader: Reader,
  key: ProgrammeKey,
  projects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (projects.length === 0) return new Map();
  const all = reader
    .selectFrom('project_moves')
    .select((column) => ['project', column.fn.max('seq').as('last')])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .groupBy('project');
  const rows = await (projects.length > NAMED_AT_MOST ? all : all.where('project', 'in', projects)).execute();
  return new Map(rows.map(({ project, last }) => [project, last]));
}

export async function insertMoves(trx: Writer, rows: readonly ProjectMovesTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('project_moves')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}
