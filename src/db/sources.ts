import { sql } from 'kysely';
import { searchKey } from '../catalogue/search-key.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { Scope } from './scope.ts';
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

/** The same as a person of the scope may name them: those of their district, and those that one of its projects stands on already. */
export async function sourcesWithin(
  reader: Reader,
  scope: Scope,
  ids: readonly string[] | undefined,
): Promise<readonly SourcesTable[]> {
  const sources = await sourcesOf(reader, scope, ids);
  const foreign = sources.filter((source) => scope.district !== null && source.district !== scope.district);
  if (foreign.length === 0) return sources;
  const used = await reader
    .selectFrom('projects')
    .select('source')
    .distinct()
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .where('district', '=', scope.district ?? '')
    .where('deleted_at', 'is', null)
    .where('source', 'is not', null)
    .execute();
  const known = new Set(used.map(({ source }) => source));
  return sources.filter((source) => source.district === scope.district || known.has(source.id));
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

/** A source as it is chosen from a list. */
export interface FoundSource {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly enterprise: string | null;
}

/** Sources of a scope whose number or name, or whose enterprise's name or code, holds the words; `%` and `_` are ordinary signs. */
export async function sourcesLike(
  reader: Reader,
  scope: Scope,
  words: string,
  limit: number,
): Promise<readonly FoundSource[]> {
  const pattern = `%${searchKey(words).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const holds = (column: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  let query = reader
    .selectFrom('sources')
    .leftJoin('enterprises', (join) =>
      join.onRef('enterprises.city', '=', 'sources.city').onRef('enterprises.id', '=', 'sources.enterprise'),
    )
    .select(['sources.id', 'sources.name', 'sources.zone', 'enterprises.name as enterprise'])
    .where('sources.city', '=', scope.city)
    .where('sources.programme', '=', scope.programme)
    .where((where) =>
      where.or([
        sql<boolean>`search_key(sources.id) like ${pattern} escape '\\'`,
        sql<boolean>`search_key(sources.name) like ${pattern} escape '\\'`,
        holds('enterprises.search_key'),
      ]),
    );
  if (scope.district !== null) query = query.where('sources.district', '=', scope.district);
  return query.orderBy('sources.id').limit(limit).execute();
}
