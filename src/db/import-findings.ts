import type { Reader, Writer } from './reader.ts';
import type { ImportProblemsTable, ImportRowsTable } from './tables/import-tables.ts';

const ROWS_AT_ONCE = 500;

export interface OfImport {
  readonly city: string;
  readonly id: string;
}

/** What the pages of a dry run are cut by. */
export interface FindingFilter {
  readonly grade?: 'green' | 'yellow' | 'red';
  /** Code of a problem. */
  readonly reason?: string;
}

export async function insertFindings(
  trx: Writer,
  rows: readonly ImportRowsTable[],
  problems: readonly ImportProblemsTable[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await trx
      .insertInto('import_rows')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  for (let from = 0; from < problems.length; from += ROWS_AT_ONCE)
    await trx
      .insertInto('import_problems')
      .values(problems.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** Rows of a dry run in the order of the file, one page of them. */
export async function importRowsPage(
  reader: Reader,
  of: OfImport,
  filter: FindingFilter,
  slice: { readonly limit: number; readonly offset: number },
): Promise<ImportRowsTable[]> {
  return matchingRows(reader, of, filter).selectAll().orderBy('row').limit(slice.limit).offset(slice.offset).execute();
}

/** Every row of a dry run or a writing, in the order of the file. */
export async function allImportRows(reader: Reader, of: OfImport): Promise<ImportRowsTable[]> {
  return matchingRows(reader, of, {}).selectAll().orderBy('row').execute();
}

/** What the dry run foresaw for each row: what would come of it and what would change, as text to be compared. */
export async function foreseenRows(reader: Reader, { city, id }: OfImport): Promise<ReadonlyMap<number, string>> {
  const rows = await reader
    .selectFrom('import_rows')
    .select(['row', 'kind', 'changes'])
    .where('city', '=', city)
    .where('import', '=', id)
    .execute();
  return new Map(rows.map(({ row, kind, changes }) => [row, `${kind} ${changes}`]));
}

export async function countImportRows(reader: Reader, of: OfImport, filter: FindingFilter): Promise<number> {
  const { count } = await matchingRows(reader, of, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function matchingRows(reader: Reader, { city, id }: OfImport, { grade, reason }: FindingFilter) {
  let rows = reader.selectFrom('import_rows').where('city', '=', city).where('import', '=', id);
  if (grade !== undefined) rows = rows.where('grade', '=', grade);
  if (reason !== undefined)
    rows = rows.where(
      'row',
      'in',
      reader
        .selectFrom('import_problems')
        .select('import_problems.row')
        .where('city', '=', city)
        .where('import', '=', id)
        .where('code', '=', reason),
    );
  return rows;
}

/** Problems of an import in the order of the file: all, or those of some rows. */
export async function importProblems(
  reader: Reader,
  { city, id }: OfImport,
  rows?: readonly number[],
): Promise<ImportProblemsTable[]> {
  if (rows?.length === 0) return [];
  let query = reader.selectFrom('import_problems').selectAll().where('city', '=', city).where('import', '=', id);
  if (rows !== undefined) query = query.where('row', 'in', rows);
  return query.orderBy('row').orderBy('seq').execute();
}

export interface ReasonCount {
  readonly code: string;
  readonly grade: 'yellow' | 'red';
  readonly count: number;
}

/** How many rows each reason holds, the most frequent first. */
export async function reasonCounts(reader: Reader, { city, id }: OfImport): Promise<ReasonCount[]> {
  const rows = await reader
    .selectFrom('import_problems')
    .select((make) => ['code', 'grade', make.fn.count<number>('row').distinct().as('count')])
    .where('city', '=', city)
    .where('import', '=', id)
    .groupBy(['code', 'grade'])
    .execute();
  return rows.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
