import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** Names of projects by number, for lists that know only numbers; what is deleted or out of scope is missing. */
export async function projectNames(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scopedProjects(reader, scope)
    .select(['projects.id', 'projects.name'])
    .where('projects.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Numbers and names of the projects of a scope that say they replace this one. */
export async function replacingProjects(
  reader: Reader,
  scope: Scope,
  id: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return scopedProjects(reader, scope)
    .select(['projects.id', 'projects.name'])
    .where('projects.replaces', '=', id)
    .orderBy('projects.id')
    .execute();
}
