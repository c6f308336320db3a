import type { Reader, Writer } from './reader.ts';

/** A setting of the city as it was stored (JSON); undefined when it was never set. */
export async function readSetting(reader: Reader, city: string, key: string): Promise<unknown> {
  return (await readVersioned(reader, city, key)).value;
}

/** The same with its version, for pages that change it; version 0 = never set. */
export async function readVersioned(
  reader: Reader,
  city: string,
  key: string,
): Promise<{ readonly value: unknown; readonly version: number }> {
  const row = await reader
    .selectFrom('settings')
    .select(['value', 'version'])
    .where('city', '=', city)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined
    ? { value: undefined, version: 0 }
    : { value: JSON.parse(row.value) as unknown, version: row.version };
}

export async function writeSetting(trx: Writer, city: string, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await trx
    .insertInto('settings')
    .values({ city, key, value: json })
    .onConflict((conflict) =>
      conflict
        .columns(['city', 'key'])
        .doUpdateSet((row) => ({ value: json, version: row('settings.version', '+', 1) })),
    )
    .execute();
}

/** Writes a setting that was shown at this version (0 = never set); false when somebody else wrote it meanwhile. */
export async function replaceSetting(
  trx: Writer,
  { city, key }: { readonly city: string; readonly key: string },
  value: unknown,
  expectedVersion: number,
): Promise<boolean> {
  const json = JSON.stringify(value);
  if (expectedVersion === 0) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('settings')
      .values({ city, key, value: json })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('settings')
    .set({ value: json, version: expectedVersion + 1 })
    .where('city', '=', city)
    .where('key', '=', key)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
