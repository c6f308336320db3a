import type { SelectQueryBuilder } from 'kysely';
import { groupRows } from './group-rows.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { ProjectLines } from './project-row.ts';
import type { Reader, Writer } from './reader.ts';
import type { Database } from './schema.ts';

const TABLES = ['measures', 'tranches', 'windows', 'amounts', 'own_values'] as const;
type LineTable = (typeof TABLES)[number];
type NumberedTable = Exclude<LineTable, 'amounts' | 'own_values'>;

const ROWS_AT_ONCE = 500;
/** Above this it is cheaper to read a whole programme's lines than to name its projects. */
const NAMED_AT_MOST = 500;

/** The lines of a programme's projects (all of them when no ids are given), ready to be asked for by project. */
export async function linesOfProjects(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<(project: string) => ProjectLines> {
  if (ids?.length === 0) return () => NO_LINES;
  const named = ids !== undefined && ids.length <= NAMED_AT_MOST ? ids : undefined;
  const all = reader.selectFrom('amounts').selectAll().orderBy('project').orderBy('pollutant').orderBy('level');
  const measures = byProject(await linesIn(inOrder(reader.selectFrom('measures').selectAll()), key, named));
  const tranches = byProject(await linesIn(inOrder(reader.selectFrom('tranches').selectAll()), key, named));
  const windows = byProject(await linesIn(inOrder(reader.selectFrom('windows').selectAll()), key, named));
  const amounts = byProject(await linesIn(all, key, named));
  const own = byProject(await linesIn(reader.selectFrom('own_values').selectAll().orderBy('field'), key, named));
  return (project) => ({
    measures: measures.get(project) ?? [],
    tranches: tranches.get(project) ?? [],
    windows: windows.get(project) ?? [],
    amounts: amounts.get(project) ?? [],
    own: own.get(project) ?? [],
  });
}

const NO_LINES: ProjectLines = { measures: [], tranches: [], windows: [], amounts: [], own: [] };

/** Lines as they were written, project by project. */
function inOrder<Row>(query: SelectQueryBuilder<Database, NumberedTable, Row>): typeof query {
  return query.orderBy('project').orderBy('seq');
}

async function linesIn<Row>(
  query: SelectQueryBuilder<Database, LineTable, Row>,
  key: ProgrammeKey,
  named: readonly string[] | undefined,
): Promise<Row[]> {
  const inProgramme = query.where('city', '=', key.city).where('programme', '=', key.programme);
  return (named === undefined ? inProgramme : inProgramme.where('project', 'in', named)).execute();
}

export async function insertLines(trx: Writer, lines: readonly ProjectLines[]): Promise<void> {
  const { measures, tranches, windows, amounts, own } = joined(lines);
  for (const rows of slices(measures)) await trx.insertInto('measures').values(rows).execute();
  for (const rows of slices(tranches)) await trx.insertInto('tranches').values(rows).execute();
  for (const rows of slices(windows)) await trx.insertInto('windows').values(rows).execute();
  for (const rows of slices(amounts)) await trx.insertInto('amounts').values(rows).execute();
  for (const rows of slices(own)) await trx.insertInto('own_values').values(rows).execute();
}

/** Removes the lines of these projects. */
export async function deleteLines(trx: Writer, key: ProgrammeKey, projects: readonly string[]): Promise<void> {
  for (const named of slices(projects)) {
    for (const table of TABLES) {
      await trx
        .deleteFrom(table)
        .where('city', '=', key.city)
        .where('programme', '=', key.programme)
        .where('project', 'in', named)
        .execute();
    }
  }
}

function joined(lines: readonly ProjectLines[]): ProjectLines {
  return {
    measures: lines.flatMap((line) => line.measures),
    tranches: lines.flatMap((line) => line.tranches),
    windows: lines.flatMap((line) => line.windows),
    amounts: lines.flatMap((line) => line.amounts),
    own: lines.flatMap((line) => line.own),
  };
}

function byProject<Row extends { readonly project: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return groupRows(rows, (row) => row.project);
}

function* slices<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}
