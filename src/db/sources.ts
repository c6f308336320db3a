import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { SourceBasesTable, SourcesTable } from './tables/source-tables.ts';

/** Emission sources of a programme, all of them or those named, in the order of their ids. */
export async function sourcesOf(reader: Reader, key: ProgrammeKey, ids?: readonly string[]): Promise<SourcesTable[]> {
  if (ids?.length === 0) return [];
  let query = reader
    .selectFrom('sources')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (ids !== undefined) query = query.where('id', 'in', ids);
  return query.orderBy('id').execute();
}

/** What sources emitted, by source and pollutant. */
export async function sourceBasesOf(
  reader: Reader,
  key: ProgrammeKey,
  sources?: readonly string[],
): Promise<SourceBasesTable[]> {
  if (sources?.length === 0) return [];
  let query = reader
    .selectFrom('source_bases')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (sources !== undefined) query = query.where('source', 'in', sources);
  return query.orderBy('source').orderBy('pollutant').execute();
}
