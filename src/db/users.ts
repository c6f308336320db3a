import type { Updateable } from 'kysely';
import type { Person } from '../catalogue/roles.ts';
import type { Reader, Writer } from './reader.ts';
import { readSetting } from './settings.ts';
import type { UsersTable } from './tables/account-tables.ts';

export async function findUser(reader: Reader, city: string, id: string): Promise<UsersTable | undefined> {
  return reader.selectFrom('users').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst();
}

/** The user who signs in under this name. */
export async function findUserByName(reader: Reader, city: string, name: string): Promise<UsersTable | undefined> {
  return reader.selectFrom('users').selectAll().where('city', '=', city).where('name', '=', name).executeTakeFirst();
}

export async function usersOf(reader: Reader, city: string): Promise<UsersTable[]> {
  return reader.selectFrom('users').selectAll().where('city', '=', city).orderBy('name').execute();
}

/** Has anybody set a password? While nobody has, the administrator enters by a one-time link. */
export async function anyPasswordSet(reader: Reader, city: string): Promise<boolean> {
  const found = await reader
    .selectFrom('users')
    .select('id')
    .where('city', '=', city)
    .where('password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertUser(trx: Writer, row: UsersTable): Promise<void> {
  await trx.insertInto('users').values(row).execute();
}

/** Changes a user and raises the version; false when somebody else changed it first. */
export async function updateUser(
  trx: Writer,
  user: Pick<UsersTable, 'city' | 'id' | 'version'>,
  change: Updateable<Omit<UsersTable, 'city' | 'id' | 'version'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('users')
    .set({ ...change, version: user.version + 1 })
    .where('city', '=', user.city)
    .where('id', '=', user.id)
    .where('version', '=', user.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Everybody who may sign in, with the rights they hold. */
export async function activePeople(reader: Reader, city: string): Promise<readonly Person[]> {
  const users = (await usersOf(reader, city)).filter(({ disabled }) => disabled === 0);
  const separate = (await readSetting(reader, city, SEPARATE_DUTIES)) === true;
  return users.map((user) => holding(user, separate));
}

export function personOf(user: UsersTable): Person {
  return {
    id: user.id,
    name: user.name,
    displayName: user.display_name,
    role: user.role,
    district: user.district,
  };
}

/** The setting of a city that takes the planner's work from its administrators. */
export const SEPARATE_DUTIES = 'separate_duties';

/** Who this user is now; null when there is none or the account is disabled. */
export async function activePerson(reader: Reader, city: string, id: string): Promise<Person | null> {
  const user = await findUser(reader, city, id);
  if (user?.disabled !== 0) return null;
  return holding(user, user.role === 'admin' && (await readSetting(reader, city, SEPARATE_DUTIES)) === true);
}

function holding(user: UsersTable, separate: boolean): Person {
  return separate && user.role === 'admin' ? { ...personOf(user), role: 'keeper' } : personOf(user);
}
