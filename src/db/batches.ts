import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Reader } from './reader.ts';
import type { Database } from './schema.ts';
import type { Scope } from './scope.ts';
import type { BatchesTable } from './tables/audit-tables.ts';

/** Batches with at least one project in the scope, the latest first. */
export async function batchPage(
  reader: Reader,
  scope: Scope,
  slice: { readonly limit: number; readonly offset: number },
): Promise<BatchesTable[]> {
  return reader
    .selectFrom('batches')
    .selectAll()
    .where('city', '=', scope.city)
    .where((where) => touches(where, scope))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
}

export async function countBatches(reader: Reader, scope: Scope): Promise<number> {
  const { count } = await reader
    .selectFrom('batches')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('city', '=', scope.city)
    .where((where) => touches(where, scope))
    .executeTakeFirstOrThrow();
  return count;
}

/** The batch of this number, unless it has no project in the scope. */
export async function findBatch(reader: Reader, scope: Scope, id: string): Promise<BatchesTable | undefined> {
  return reader
    .selectFrom('batches')
    .selectAll()
    .where('city', '=', scope.city)
    .where('id', '=', id)
    .where((where) => touches(where, scope))
    .executeTakeFirst();
}

/** How many projects of a scope each batch touched. */
export async function projectsPerBatch(
  reader: Reader,
  scope: Scope,
  batches: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (batches.length === 0) return new Map();
  let query = reader
    .selectFrom('audit')
    .select(['batch', sql<number>`count(distinct ${sql.ref('entity_id')})`.as('count')])
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .where('entity', '=', 'project')
    .where('batch', 'in', batches);
  if (scope.district !== null) query = query.where('district', '=', scope.district);
  const rows = await query.groupBy('batch').execute();
  return new Map(rows.map(({ batch, count }) => [batch ?? '', count]));
}

/** The batch that took this one back, the latest if there are several. */
export async function undoneBy(reader: Reader, city: string, batch: string): Promise<string | null> {
  const row = await reader
    .selectFrom('audit')
    .select('batch')
    .where('city', '=', city)
    .where('entity', '=', 'batch')
    .where('entity_id', '=', batch)
    .where('action', '=', 'undo')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.batch ?? null;
}

function touches(where: ExpressionBuilder<Database, 'batches'>, scope: Scope): Expression<SqlBool> {
  let rows = where
    .selectFrom('audit')
    .select('audit.id')
    .whereRef('audit.city', '=', 'batches.city')
    .whereRef('audit.batch', '=', 'batches.id')
    .where('audit.programme', '=', scope.programme)
    .where('audit.entity', '=', 'project');
  if (scope.district !== null) rows = rows.where('audit.district', '=', scope.district);
  return where.exists(rows);
}
