import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { ZoneBasesTable, ZonesTable } from './tables/programme-tables.ts';

export async function zonesOf(reader: Reader, key: ProgrammeKey): Promise<ZonesTable[]> {
  return reader
    .selectFrom('zones')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

export async function zoneBasesOf(reader: Reader, key: ProgrammeKey): Promise<ZoneBasesTable[]> {
  return reader
    .selectFrom('zone_bases')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('zone')
    .orderBy('pollutant')
    .execute();
}
