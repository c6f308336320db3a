import type { Store } from '../../db/store.ts';
import { anyPasswordSet, findUserByName } from '../../db/users.ts';
import { programActor } from '../actor.ts';
import { createUser } from './create-user.ts';
import { hashPassword } from './password.ts';
import { makeSignInLink } from './sign-in.ts';

/**
 * At every start: on the first one the account `admin` is made, with the password given or none. While nobody has set a
 * password the secret of a fresh one-time link for `admin` is returned, to be printed where only the operator sees it.
 */
export async function ensureAdministrator(
  store: Store,
  city: string,
  password: string | null,
  now: Date,
): Promise<string | null> {
  const actor = programActor(now);
  const passwordHash = password === null ? null : await hashPassword(password);
  return store.write(async (trx) => {
    const known = await findUserByName(trx, city, 'admin');
    const admin = known ?? (await newAdministrator());
    if (await anyPasswordSet(trx, city)) return null;
    return makeSignInLink(trx, actor, admin);

    async function newAdministrator() {
      const made = await createUser(trx, actor, city, {
        name: 'admin',
        displayName: null,
        role: 'admin',
        district: null,
        phone: null,
        passwordHash,
      });
      if (!made.ok) throw new Error(`the administrator could not be made: ${JSON.stringify(made.problems)}`);
      return made.value;
    }
  });
}
