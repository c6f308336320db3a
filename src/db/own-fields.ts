import type { OwnField, OwnWord } from '../catalogue/own-field.ts';
import type { Reader, Writer } from './reader.ts';
import type { OwnFieldsTable } from './tables/own-field-tables.ts';

/** Every own field of a city in its order, retired and removed ones too. */
export async function ownFieldsIn(reader: Reader, city: string): Promise<readonly OwnField[]> {
  const rows = await reader
    .selectFrom('own_fields')
    .selectAll()
    .where('city', '=', city)
    .orderBy('place')
    .orderBy('key')
    .execute();
  return rows.map(fieldOf);
}

function fieldOf({
  types,
  categories,
  words,
  city: _1,
  updated: _2,
  updated_by: _3,
  ...row
}: OwnFieldsTable): OwnField {
  return {
    ...row,
    types: JSON.parse(types) as string[],
    categories: JSON.parse(categories) as string[],
    words: JSON.parse(words) as OwnWord[],
  };
}

/** Who wrote a definition, and when. */
export interface Written {
  readonly city: string;
  readonly updated: string;
  readonly updated_by: string;
}

export async function insertOwnField(trx: Writer, field: OwnField, written: Written): Promise<void> {
  await trx.insertInto('own_fields').values(rowOf(field, written)).execute();
}

/** Writes a definition over the version before; false when somebody else wrote it meanwhile. */
export async function replaceOwnField(trx: Writer, field: OwnField, written: Written): Promise<boolean> {
  const { city: _1, key: _2, kind: _3, ...change } = rowOf(field, written);
  const { numUpdatedRows } = await trx
    .updateTable('own_fields')
    .set(change)
    .where('city', '=', written.city)
    .where('key', '=', field.key)
    .where('version', '=', field.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function rowOf({ types, categories, words, ...field }: OwnField, written: Written): OwnFieldsTable {
  return {
    ...field,
    ...written,
    types: JSON.stringify(types),
    categories: JSON.stringify(categories),
    words: JSON.stringify(words),
  };
}
