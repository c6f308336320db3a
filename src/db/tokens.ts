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

/** A token without its hash, with the account it speaks for. */
export type ListedToken = Omit<TokensTable, 'token_hash'> & { readonly user_name: string };

/** Tokens of an account, or of the whole city; those that still work first, then by age. */
export async function tokensOf(reader: Reader, city: string, userId: string | null): Promise<ListedToken[]> {
  let query = reader
    .selectFrom('tokens')
    .innerJoin('users', (join) => join.onRef('users.city', '=', 'tokens.city').onRef('users.id', '=', 'tokens.user_id'))
    .select([
      'tokens.city',
      'tokens.id',
      'tokens.name',
      'tokens.user_id',
      'tokens.created',
      'tokens.last_used',
      'tokens.revoked',
      'users.display_name as user_name',
    ])
    .where('tokens.city', '=', city);
  if (userId !== null) query = query.where('tokens.user_id', '=', userId);
  const rows = await query.orderBy('tokens.created', 'desc').orderBy('tokens.id').execute();
  return [...rows.filter(({ revoked }) => revoked === null), ...rows.filter(({ revoked }) => revoked !== null)];
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

/** Gives a token that stands another secret, by its hash; false when there is none. */
export async function putTokenHash(trx: Writer, city: string, id: string, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('tokens')
    .set({ token_hash: hash })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
