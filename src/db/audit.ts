import { takeNumbers } from './counters.ts';
import type { Reader, Writer } from './reader.ts';
import type { AuditTable, BatchesTable } from './tables/audit-tables.ts';

/** One field that changed; values are JSON values of the record. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** One event of the trail, before it has a number. */
export interface AuditEntry {
  readonly city: string;
  readonly at: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly programme?: string | null;
  readonly district?: string | null;
  readonly changes: readonly FieldChange[];
  readonly reason?: string | null;
  readonly batch?: string | null;
  readonly request_id?: string | null;
}

const ROWS_AT_ONCE = 500;

/** Writes events of one city in the transaction of the change they tell of, numbered without a gap. */
export async function writeAudit(trx: Writer, entries: readonly AuditEntry[]): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  const last = await takeNumbers(trx, first.city, 'audit', entries.length);
  const rows = entries.map((entry, i): AuditTable => ({
    ...entry,
    id: last - entries.length + 1 + i,
    programme: entry.programme ?? null,
    district: entry.district ?? null,
    changes: JSON.stringify(entry.changes),
    reason: entry.reason ?? null,
    batch: entry.batch ?? null,
    request_id: entry.request_id ?? null,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('audit')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}

export interface AuditQuery {
  readonly city: string;
  /** Only what happened in this district; null = everywhere. */
  readonly district: string | null;
  readonly programme?: string;
  readonly entity?: string;
  readonly entityId?: string;
  readonly userId?: string;
  readonly batch?: string;
  /** Instants: at or after `since`, before `until`. */
  readonly since?: string;
  readonly until?: string;
}

/** Events, the latest first, one page of them. */
export async function auditPage(
  reader: Reader,
  query: AuditQuery,
  slice: { readonly limit: number; readonly offset: number },
): Promise<AuditTable[]> {
  return matching(reader, query).selectAll().orderBy('id', 'desc').limit(slice.limit).offset(slice.offset).execute();
}

export async function countAudit(reader: Reader, query: AuditQuery): Promise<number> {
  const { count } = await matching(reader, query)
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function matching(reader: Reader, query: AuditQuery) {
  let rows = reader.selectFrom('audit').where('city', '=', query.city);
  if (query.district !== null) rows = rows.where('district', '=', query.district);
  if (query.programme !== undefined) rows = rows.where('programme', '=', query.programme);
  if (query.entity !== undefined) rows = rows.where('entity', '=', query.entity);
  if (query.entityId !== undefined) rows = rows.where('entity_id', '=', query.entityId);
  if (query.userId !== undefined) rows = rows.where('user_id', '=', query.userId);
  if (query.batch !== undefined) rows = rows.where('batch', '=', query.batch);
  if (query.since !== undefined) rows = rows.where('at', '>=', query.since);
  if (query.until !== undefined) rows = rows.where('at', '<', query.until);
  return rows;
}

export async function insertBatch(trx: Writer, row: BatchesTable): Promise<void> {
  await trx.insertInto('batches').values(row).execute();
}

/** The latest imports and bulk edits. */
export async function latestBatches(reader: Reader, city: string, limit: number): Promise<BatchesTable[]> {
  return reader
    .selectFrom('batches')
    .selectAll()
    .where('city', '=', city)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
