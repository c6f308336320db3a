import type { Writer } from './reader.ts';
import type { SentRequestsTable } from './tables/request-tables.ts';

/** How long an answer is kept for a request that is sent again. */
const KEPT_HOURS = 24;

type RequestKey = Pick<SentRequestsTable, 'city' | 'user_id' | 'key'>;

/**
 * Takes a key for this transaction: null when it was free, else the request that has it. Of two at the same moment one waits here until
 * the other is done: on SQLite for the write lock, on PostgreSQL for the row.
 */
export async function takeRequestKey(
  trx: Writer,
  key: RequestKey,
  fingerprint: string,
  now: Date,
): Promise<SentRequestsTable | null> {
  const oldest = new Date(now.getTime() - KEPT_HOURS * 3_600_000).toISOString();
  await trx.deleteFrom('sent_requests').where('city', '=', key.city).where('sent', '<', oldest).execute();
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('sent_requests')
    .values({ ...key, fingerprint, status: 0, headers: '{}', body: '', sent: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return null;
  return of(trx, key);
}

/** Keeps the answer under the key that was taken. */
export async function keepAnswer(
  trx: Writer,
  key: RequestKey,
  answer: Pick<SentRequestsTable, 'status' | 'headers' | 'body'>,
): Promise<void> {
  await trx
    .updateTable('sent_requests')
    .set(answer)
    .where('city', '=', key.city)
    .where('user_id', '=', key.user_id)
    .where('key', '=', key.key)
    .execute();
}

/** Frees a key whose request was refused: mended, it may be sent again under the same key. */
export async function freeRequestKey(trx: Writer, key: RequestKey): Promise<void> {
  await trx
    .deleteFrom('sent_requests')
    .where('city', '=', key.city)
    .where('user_id', '=', key.user_id)
    .where('key', '=', key.key)
    .execute();
}

function of(trx: Writer, key: RequestKey): Promise<SentRequestsTable> {
  return trx
    .selectFrom('sent_requests')
    .selectAll()
    .where('city', '=', key.city)
    .where('user_id', '=', key.user_id)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
}
