import { writeAudit } from '../../db/audit.ts';
import type { Person } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { deleteSessionsOf } from '../../db/sessions.ts';
import { insertSignInLink, useSignInLink, voidSignInLinksOf } from '../../db/sign-in-links.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { activePerson, findUser, findUserByName, personOf, updateUser } from '../../db/users.ts';
import { NotFound } from '../../errors.ts';
import { signature, type Actor } from '../actor.ts';
import { passwordFits } from './password.ts';
import { hashOfSecret, newSecret } from './secret.ts';

const HOUR = 3_600_000;
const LINK_HOURS = 24;

/** Makes a one-time link's secret for a user, good for a day; earlier unused ones become void. Only here is the secret known. */
export async function makeSignInLink(
  trx: Writer,
  actor: Actor,
  user: Pick<UsersTable, 'city' | 'id'>,
): Promise<string> {
  const secret = newSecret();
  await voidSignInLinksOf(trx, user.city, user.id);
  await insertSignInLink(trx, {
    city: user.city,
    token_hash: hashOfSecret(secret),
    user_id: user.id,
    expires: new Date(actor.now.getTime() + LINK_HOURS * HOUR).toISOString(),
    used: null,
  });
  await writeAudit(trx, [
    { ...signature(actor), city: user.city, action: 'sign-in-link', entity: 'user', entity_id: user.id, changes: [] },
  ]);
  return secret;
}

/** Signs in by a one-time link: works once, until it expires, for an account that is not disabled. */
export async function signInByLink(trx: Writer, city: string, secret: string, now: Date): Promise<Person | null> {
  const userId = await useSignInLink(trx, city, hashOfSecret(secret), now.toISOString());
  return userId === undefined ? null : activePerson(trx, city, userId);
}

/** Who signs in with this name and password; null without saying what was wrong. Takes about 50 ms, also for unknown names. */
export async function signInByPassword(
  reader: Reader,
  city: string,
  name: string,
  password: string,
): Promise<Person | null> {
  const user = await findUserByName(reader, city, name.normalize('NFKC').trim());
  const fits = await passwordFits(user?.password_hash ?? null, password);
  return fits && user?.disabled === 0 ? personOf(user) : null;
}

/** Sets a password (hashed before) and ends every session of the user. False when the account changed meanwhile. */
export async function setPassword(
  trx: Writer,
  actor: Actor,
  key: Pick<UsersTable, 'city' | 'id'>,
  passwordHash: string,
): Promise<boolean> {
  const user = await findUser(trx, key.city, key.id);
  if (user === undefined) throw new NotFound('user', key.id);
  if (!(await updateUser(trx, user, { password_hash: passwordHash }))) return false;
  await deleteSessionsOf(trx, user.city, user.id);
  await voidSignInLinksOf(trx, user.city, user.id);
  await writeAudit(trx, [
    { ...signature(actor), city: user.city, action: 'set-password', entity: 'user', entity_id: user.id, changes: [] },
  ]);
  return true;
}
