import type { Reader, Writer } from './reader.ts';
import type { TokensTable } from './tables/account-tables.ts';

export async function insertToken(trx: Writer, row: TokensTable): Promise<void> {
  await trx.insertInto('tokens').values(row).execute();
}

/** The token with this hash, unless it was revoked. */
export async function findToken(reader: Reader, city: string, tokenHash: string): Promise<TokensTable | undefined> {
  return reader
    .selectFrom('tokens')
    .selectAll()
    .where('city', '=', city)
    .where('token_hash', '=', tokenHash)
    .where('revoked', 'is', null)
    .executeTakeFirst();
}

export async function touchToken(trx: Writer, city: string, id: string, now: string): Promise<void> {
  await trx.updateTable('tokens').set({ last_used: now }).where('city', '=', city).where('id', '=', id).execute();
}

/** Revokes a token; false when there is none or it was revoked before. */
export async function revokeToken(trx: Writer, city: string, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('tokens')
    .set({ revoked: now })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
