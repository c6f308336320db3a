import type { Reader, Writer } from './reader.ts';
import type { ImportAliasesTable } from './tables/import-tables.ts';

/** What a unit confirmed and what holds for the whole city; a unit's own word comes last, so that it wins. */
export async function aliasesFor(reader: Reader, city: string, unit: string): Promise<ImportAliasesTable[]> {
  const rows = await reader
    .selectFrom('import_aliases')
    .selectAll()
    .where('city', '=', city)
    .where('unit', 'in', unit === '' ? [''] : ['', unit])
    .orderBy('kind')
    .orderBy('field')
    .orderBy('key')
    .execute();
  return rows.toSorted((a, b) => a.unit.length - b.unit.length);
}

/** Remembers what was confirmed; a word confirmed anew takes the new meaning. */
export async function putAliases(trx: Writer, rows: readonly ImportAliasesTable[]): Promise<void> {
  for (const row of rows)
    await trx
      .insertInto('import_aliases')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['city', 'kind', 'unit', 'field', 'key']).doUpdateSet({
          label: row.label,
          meaning: row.meaning,
          created: row.created,
          created_by: row.created_by,
        }),
      )
      .execute();
}

export async function deleteAlias(
  trx: Writer,
  { city, kind, unit, field, key }: Pick<ImportAliasesTable, 'city' | 'kind' | 'unit' | 'field' | 'key'>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('import_aliases')
    .where('city', '=', city)
    .where('kind', '=', kind)
    .where('unit', '=', unit)
    .where('field', '=', field)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
