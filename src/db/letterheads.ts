import type { Reader, Writer } from './reader.ts';
import type { LetterheadsTable } from './tables/sheet-tables.ts';

/** Head and foot as a unit set them for a kind of sheet; undefined when it never did. */
export async function findLetterhead(
  reader: Reader,
  city: string,
  unit: string,
  kind: string,
): Promise<LetterheadsTable | undefined> {
  return reader
    .selectFrom('letterheads')
    .selectAll()
    .where('city', '=', city)
    .where('unit', '=', unit)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

/** Writes what a unit set; `version` is that of the row it replaces, 0 for none. False when somebody was quicker. */
export async function putLetterhead(trx: Writer, row: LetterheadsTable, version: number): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('letterheads')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('letterheads')
    .set(row)
    .where('city', '=', row.city)
    .where('unit', '=', row.unit)
    .where('kind', '=', row.kind)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
