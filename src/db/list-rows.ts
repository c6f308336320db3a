import { sql } from 'kysely';
import {
  CELL_COLUMNS,
  CELL_OF_FIGURES,
  CELL_OF_PROJECT,
  ROW_OF_FIGURES,
  ROW_OF_PROJECT,
  SUM_COLUMNS,
} from './list-columns.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Writer } from './reader.ts';

/**
 * The narrow rows of lists follow the ledger in the transaction that changes it: drawn anew by SQL from `projects` and `project_figures` for the
 * projects touched, and the sums of the cells they left and came into. Nothing else writes these tables.
 */

const NAMED_AT_ONCE = 500;

/** Draws the rows and searched texts of these projects anew, after their records changed. */
export async function listProjectsAnew(trx: Writer, key: ProgrammeKey, ids: readonly string[]): Promise<void> {
  for (const named of slices(ids)) {
    await inProgramme(trx.deleteFrom('list_texts'), key).where('id', 'in', named).execute();
    await trx
      .insertInto('list_texts')
      .columns(['city', 'programme', 'id', 'search_key', 'initials'])
      .expression(
        inProgramme(trx.selectFrom('projects'), key)
          .where('deleted_at', 'is', null)
          .where('id', 'in', named)
          .select(['city', 'programme', 'id', 'search_key', 'initials']),
      )
      .execute();
  }
  await listFiguresAnew(trx, key, ids);
}

/** Draws the rows of these projects (or of all) anew, after their figures changed. */
export async function listFiguresAnew(trx: Writer, key: ProgrammeKey, ids?: readonly string[]): Promise<void> {
  if (ids === undefined) {
    await inProgramme(trx.deleteFrom('list_rows'), key).execute();
    await insertRows(trx, key);
    await inProgramme(trx.deleteFrom('list_sums'), key).execute();
    await insertSums(trx, key);
    return;
  }
  const cells = new Set<string>();
  for (const named of slices(ids)) {
    for (const cell of await cellsOf(trx, key, named)) cells.add(cell);
    await inProgramme(trx.deleteFrom('list_rows'), key).where('id', 'in', named).execute();
    await insertRows(trx, key, named);
    for (const cell of await cellsOf(trx, key, named)) cells.add(cell);
  }
  for (const named of slices([...cells])) {
    await inProgramme(trx.deleteFrom('list_sums'), key).where('cell', 'in', named).execute();
    await insertSums(trx, key, named);
  }
}

async function insertRows(trx: Writer, key: ProgrammeKey, named?: readonly string[]): Promise<void> {
  const cell = sql.join(
    [...CELL_OF_PROJECT.map((one) => `projects.${one}`), ...CELL_OF_FIGURES.map((one) => `project_figures.${one}`)].map(
      (column) => sql`coalesce(${sql.ref(column)}, '')`,
    ),
    sql` || ${sql.lit('\u001f')} || `,
  );
  const all = trx
    .selectFrom('projects')
    .leftJoin('project_figures', (join) =>
      join
        .onRef('project_figures.city', '=', 'projects.city')
        .onRef('project_figures.programme', '=', 'projects.programme')
        .onRef('project_figures.project', '=', 'projects.id'),
    )
    .where('projects.city', '=', key.city)
    .where('projects.programme', '=', key.programme)
    .where('projects.deleted_at', 'is', null)
    .select(['projects.city', 'projects.programme', 'projects.id', sql<string>`${cell}`.as('cell')])
    .select(ROW_OF_PROJECT.map((column) => `projects.${column}` as const))
    .select(ROW_OF_FIGURES.map((column) => `project_figures.${column}` as const));
  await trx
    .insertInto('list_rows')
    .columns(['city', 'programme', 'id', 'cell', ...ROW_OF_PROJECT, ...ROW_OF_FIGURES])
    .expression(named === undefined ? all : all.where('projects.id', 'in', named))
    .execute();
}

async function insertSums(trx: Writer, key: ProgrammeKey, cells?: readonly string[]): Promise<void> {
  const rows = inProgramme(trx.selectFrom('list_rows'), key);
  const sums = (cells === undefined ? rows : rows.where('cell', 'in', cells))
    .groupBy(['city', 'programme', 'cell', ...CELL_COLUMNS])
    .select(['city', 'programme', 'cell', ...CELL_COLUMNS, sql<number>`count(*)`.as('members')])
    .select(SUM_COLUMNS.map((column) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)`.as(column)));
  await trx
    .insertInto('list_sums')
    .columns(['city', 'programme', 'cell', ...CELL_COLUMNS, 'members', ...SUM_COLUMNS])
    .expression(sums)
    .execute();
}

async function cellsOf(trx: Writer, key: ProgrammeKey, named: readonly string[]): Promise<readonly string[]> {
  const rows = await inProgramme(trx.selectFrom('list_rows'), key)
    .where('id', 'in', named)
    .select('cell')
    .distinct()
    .execute();
  return rows.map((row) => row.cell);
}

/** The part of a statement that keeps it to one programme. */
function inProgramme<Query extends { where: (column: never, op: '=', value: never) => Query }>(
  query: Query,
  { city, programme }: ProgrammeKey,
): Query {
  return query.where('city' as never, '=', city as never).where('programme' as never, '=', programme as never);
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += NAMED_AT_ONCE) yield items.slice(from, from + NAMED_AT_ONCE);
}
