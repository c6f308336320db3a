import type { Reader, Writer } from './reader.ts';
import type { GivenDaysTable } from './tables/sheet-tables.ts';

/** Names one row; zone and district are empty for the whole city. */
export type GivenDayKey = Pick<GivenDaysTable, 'city' | 'day' | 'zone' | 'district'>;

/** What was given for days of earlier years, the latest day first. */
export async function givenDaysOf(reader: Reader, city: string): Promise<GivenDaysTable[]> {
  return reader
    .selectFrom('given_days')
    .selectAll()
    .where('city', '=', city)
    .orderBy('day', 'desc')
    .orderBy('zone')
    .orderBy('district')
    .execute();
}

export async function findGivenDay(reader: Reader, key: GivenDayKey): Promise<GivenDaysTable | undefined> {
  const { city, day, zone, district } = key;
  return reader
    .selectFrom('given_days')
    .selectAll()
    .where((row) => row.and({ city, day, zone, district }))
    .executeTakeFirst();
}

export async function putGivenDay(trx: Writer, row: GivenDaysTable): Promise<void> {
  await removeGivenDay(trx, row);
  await trx.insertInto('given_days').values(row).execute();
}

export async function removeGivenDay(trx: Writer, { city, day, zone, district }: GivenDayKey): Promise<void> {
  await trx
    .deleteFrom('given_days')
    .where((row) => row.and({ city, day, zone, district }))
    .execute();
}
