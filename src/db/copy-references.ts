import type { Fill } from './open-sqlite.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';

const OF_CITY = ['districts', 'areas', 'categories', 'project_types', 'enterprises', 'settings', 'own_fields'] as const;
const OF_PROGRAMME = ['zones', 'zone_bases', 'targets', 'sources', 'source_bases'] as const;

/** What projects refer to: places, types, zones, sources, targets. */
export type Reference = (typeof OF_CITY)[number] | (typeof OF_PROGRAMME)[number];
const REFERENCES: readonly Reference[] = [...OF_CITY, ...OF_PROGRAMME];

/** Copies what projects refer to, or some of its tables, from one database into another. */
export async function copyReferences(
  from: Reader,
  fill: Fill,
  key: ProgrammeKey,
  tables: readonly Reference[] = REFERENCES,
): Promise<void> {
  for (const table of OF_CITY.filter((one) => tables.includes(one))) {
    fill(table, await from.selectFrom(table).selectAll().where('city', '=', key.city).execute());
  }
  for (const table of OF_PROGRAMME.filter((one) => tables.includes(one))) {
    const rows = await from
      .selectFrom(table)
      .selectAll()
      .where('city', '=', key.city)
      .where('programme', '=', key.programme)
      .execute();
    fill(table, rows);
  }
}
