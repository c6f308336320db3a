import type { Reader, Writer } from './reader.ts';
import type { SessionsTable } from './tables/account-tables.ts';

/** The session with this hashed id, unless it has expired. */
export async function findSession(
  reader: Reader,
  city: string,
  idHash: string,
  now: string,
): Promise<SessionsTable | undefined> {
  return reader
    .selectFrom('sessions')
    .selectAll()
    .where('city', '=', city)
    .where('id_hash', '=', idHash)
    .where('expires', '>', now)
    .executeTakeFirst();
}

/** Keeps a session, new or changed. */
export async function saveSession(trx: Writer, row: SessionsTable): Promise<void> {
  await trx
    .insertInto('sessions')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['city', 'id_hash']).doUpdateSet({ user_id: row.user_id, data: row.data, expires: row.expires }),
    )
    .execute();
}

/** Lets a session live longer; one that is gone stays gone. */
export async function touchSession(trx: Writer, city: string, idHash: string, expires: string): Promise<void> {
  await trx.updateTable('sessions').set({ expires }).where('city', '=', city).where('id_hash', '=', idHash).execute();
}

export async function deleteSession(trx: Writer, city: string, idHash: string): Promise<void> {
  await trx.deleteFrom('sessions').where('city', '=', city).where('id_hash', '=', idHash).execute();
}

/** Ends every session of a person: signed out everywhere, effective at once. */
export async function deleteSessionsOf(trx: Writer, city: string, userId: string): Promise<void> {
  await trx.deleteFrom('sessions').where('city', '=', city).where('user_id', '=', userId).execute();
}

export async function deleteExpiredSessions(trx: Writer, now: string): Promise<void> {
  await trx.deleteFrom('sessions').where('expires', '<=', now).execute();
}
