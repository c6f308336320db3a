import { searchKey } from '../catalogue/search-key.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { EnterprisesTable, SourceBasesTable, SourcesTable } from './tables/source-tables.ts';

/** Enterprises of a scope whose name, code or number holds the words, in the order of their numbers; one page of them. */
export async function enterprisesPage(
  reader: Reader,
  scope: Scope,
  words: string,
  slice: { readonly limit: number; readonly offset: number },
): Promise<EnterprisesTable[]> {
  return matching(reader, scope, words).selectAll().orderBy('id').limit(slice.limit).offset(slice.offset).execute();
}

export async function countEnterprises(reader: Reader, scope: Scope, words: string): Promise<number> {
  const { count } = await matching(reader, scope, words)
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function findEnterprise(reader: Reader, scope: Scope, id: string): Promise<EnterprisesTable | undefined> {
  return scoped(reader, scope).where('id', '=', id).selectAll().executeTakeFirst();
}

/** Sources of these enterprises in a programme, in the order of their numbers. */
export async function sourcesOfEnterprises(
  reader: Reader,
  key: ProgrammeKey,
  enterprises: readonly string[],
): Promise<SourcesTable[]> {
  if (enterprises.length === 0) return [];
  return reader
    .selectFrom('sources')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('enterprise', 'in', enterprises)
    .orderBy('id')
    .execute();
}

function scoped(reader: Reader, { city, district }: Scope) {
  const rows = reader.selectFrom('enterprises').where('city', '=', city);
  return district === null ? rows : rows.where('district', '=', district);
}

/** `%` and `_` are ordinary signs of a search. */
function matching(reader: Reader, scope: Scope, words: string) {
  const key = searchKey(words).replace(/[\\%_]/g, (sign) => `\\${sign}`);
  if (key === '') return scoped(reader, scope);
  return scoped(reader, scope).where((where) =>
    where.or([
      where.eb('search_key', 'like', `%${key}%`),
      where.eb('id', '=', words.normalize('NFKC').trim().toUpperCase()),
    ]),
  );
}

export async function insertEnterprise(trx: Writer, row: EnterprisesTable): Promise<void> {
  await trx.insertInto('enterprises').values(row).execute();
}

/** Writes an enterprise over the version before; false when somebody was quicker. */
export async function updateEnterprise(trx: Writer, row: EnterprisesTable): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('enterprises')
    .set(row)
    .where('city', '=', row.city)
    .where('id', '=', row.id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes a source with its bases, new or over the version before; false when somebody was quicker. */
export async function putSource(
  trx: Writer,
  row: SourcesTable,
  bases: readonly SourceBasesTable[],
  isNew: boolean,
): Promise<boolean> {
  if (isNew) await trx.insertInto('sources').values(row).execute();
  else {
    const { numUpdatedRows } = await trx
      .updateTable('sources')
      .set(row)
      .where('city', '=', row.city)
      .where('programme', '=', row.programme)
      .where('id', '=', row.id)
      .where('version', '=', row.version - 1)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
  }
  await trx
    .deleteFrom('source_bases')
    .where('city', '=', row.city)
    .where('programme', '=', row.programme)
    .where('source', '=', row.id)
    .execute();
  if (bases.length > 0)
    await trx
      .insertInto('source_bases')
      .values([...bases])
      .execute();
  return true;
}
