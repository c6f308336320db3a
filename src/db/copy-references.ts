import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';

const OF_CITY = ['districts', 'areas', 'categories', 'project_types', 'enterprises', 'settings', 'own_fields'] as const;
const OF_PROGRAMME = ['zones', 'zone_bases', 'targets', 'sources', 'source_bases'] as const;
const PARAMETERS_AT_ONCE = 12_000;

type OfProjects = 'project_steps' | 'evidence' | 'project_following' | 'project_moves' | 'milestones';

/** Copies what projects refer to (places, types, zones, sources, targets) from one database into another. */
export async function copyReferences(from: Reader, to: Writer, key: ProgrammeKey): Promise<void> {
  for (const table of OF_CITY) {
    const rows = await from.selectFrom(table).selectAll().where('city', '=', key.city).execute();
    await insertRows(to, table, rows);
  }
  for (const table of OF_PROGRAMME) {
    const rows = await from
      .selectFrom(table)
      .selectAll()
      .where('city', '=', key.city)
      .where('programme', '=', key.programme)
      .execute();
    await insertRows(to, table, rows);
  }
}

/** Inserts rows in statements as large as both engines take. */
export async function insertRows(
  trx: Writer,
  table: (typeof OF_CITY)[number] | (typeof OF_PROGRAMME)[number] | OfProjects | 'audit',
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const atOnce = Math.floor(PARAMETERS_AT_ONCE / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += atOnce) {
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + atOnce) as never)
      .execute();
  }
}
