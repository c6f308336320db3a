import type { Reader, Writer } from './reader.ts';

/**
 * Takes the next `count` numbers of a gapless sequence and returns the last of them. The row is held until the transaction
 * ends: a rollback gives the numbers back, and nobody can take them meanwhile.
 */
export async function takeNumbers(trx: Writer, city: string, name: string, count = 1): Promise<number> {
  const { value } = await trx
    .insertInto('counters')
    .values({ city, name, value: count })
    .onConflict((conflict) =>
      conflict.columns(['city', 'name']).doUpdateSet((column) => ({ value: column('counters.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** The last number taken, 0 when none was. */
export async function lastNumber(reader: Reader, city: string, name: string): Promise<number> {
  const row = await reader
    .selectFrom('counters')
    .select('value')
    .where('city', '=', city)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? 0;
}
