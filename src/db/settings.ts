import type { Reader, Writer } from './reader.ts';

/** A setting of the city as it was stored (JSON); undefined when it was never set. */
export async function readSetting(reader: Reader, city: string, key: string): Promise<unknown> {
  const row = await reader
    .selectFrom('settings')
    .select('value')
    .where('city', '=', city)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
}

export async function writeSetting(trx: Writer, city: string, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await trx
    .insertInto('settings')
    .values({ city, key, value: json })
    .onConflict((conflict) => conflict.columns(['city', 'key']).doUpdateSet({ value: json }))
    .execute();
}
