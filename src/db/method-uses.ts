import { sql } from 'kysely';
import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';

/** How many projects a person may see are computed by each method. */
export async function methodUses(reader: Reader, scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await measured(reader, scope)
    .select(['measures.method', sql<number>`count(distinct ${sql.ref('measures.project')})`.as('count')])
    .groupBy('measures.method')
    .execute();
  return new Map(rows.map(({ method, count }) => [method, count]));
}

/** The first projects, by number, that a method computes. */
export async function projectsByMethod(
  reader: Reader,
  scope: Scope,
  method: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly name: string; readonly district: string }[]> {
  return measured(reader, scope)
    .select(['projects.id', 'projects.name', 'projects.district'])
    .distinct()
    .where('measures.method', '=', method)
    .orderBy('projects.id')
    .limit(limit)
    .execute();
}

function measured(reader: Reader, scope: Scope) {
  return scopedProjects(reader, scope).innerJoin('measures', (join) =>
    join
      .onRef('measures.city', '=', 'projects.city')
      .onRef('measures.programme', '=', 'projects.programme')
      .onRef('measures.project', '=', 'projects.id'),
  );
}
