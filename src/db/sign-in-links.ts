import type { Reader, Writer } from './reader.ts';
import type { SignInLinksTable } from './tables/account-tables.ts';

export async function insertSignInLink(trx: Writer, row: SignInLinksTable): Promise<void> {
  await trx.insertInto('sign_in_links').values(row).execute();
}

/** Would this link still let somebody in? Changes nothing: a preview of the address must not use it up. */
export async function findSignInLink(
  reader: Reader,
  city: string,
  tokenHash: string,
  now: string,
): Promise<SignInLinksTable | undefined> {
  return reader
    .selectFrom('sign_in_links')
    .selectAll()
    .where('city', '=', city)
    .where('token_hash', '=', tokenHash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .executeTakeFirst();
}

/** Uses a link up: of two who come at once one gets the user's id, the other nothing. */
export async function useSignInLink(
  trx: Writer,
  city: string,
  tokenHash: string,
  now: string,
): Promise<string | undefined> {
  const used = await trx
    .updateTable('sign_in_links')
    .set({ used: now })
    .where('city', '=', city)
    .where('token_hash', '=', tokenHash)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('user_id')
    .executeTakeFirst();
  return used?.user_id;
}

/** Links of a user that were never used are void once a newer one is made. */
export async function voidSignInLinksOf(trx: Writer, city: string, userId: string): Promise<void> {
  await trx
    .deleteFrom('sign_in_links')
    .where('city', '=', city)
    .where('user_id', '=', userId)
    .where('used', 'is', null)
    .execute();
}
