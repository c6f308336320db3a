import { filterParams, type Filter } from '../../catalogue/filter.ts';
import type { FilterContext } from '../../db/project-filter.ts';
import { listTotals, type ListTotals } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';

/** How many filters' totals are kept in memory; each is two short rows. */
const KEPT = 200;
const memories = new WeakMap<Reader, Map<string, ListTotals[]>>();

/**
 * Totals of a filter, computed once per data version and day: turning pages and sorting ask for the same sums again. The version comes with
 * the programme, read anew for every request, so what another process saved is never missed.
 */
export async function cachedTotals(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'data_version'>,
  scope: Scope,
  filter: Filter,
  context: FilterContext,
): Promise<ListTotals[]> {
  const kept = memories.get(reader) ?? new Map<string, ListTotals[]>();
  memories.set(reader, kept);
  const key = JSON.stringify([programme.data_version, scope, filterParams(filter).toString(), context]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const totals = await listTotals(reader, scope, filter, context);
  kept.set(key, totals);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return totals;
}
