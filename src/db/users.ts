import type { Updateable } from 'kysely';
import type { Person } from '../catalogue/roles.ts';
import type { Reader, Writer } from './reader.ts';
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

export function personOf(user: UsersTable): Person {
  return {
    id: user.id,
    name: user.name,
    displayName: user.display_name,
    role: user.role,
    district: user.district,
  };
}

/** Who this user is now; null when there is none or the account is disabled. */
export async function activePerson(reader: Reader, city: string, id: string): Promise<Person | null> {
  const user = await findUser(reader, city, id);
  return user?.disabled === 0 ? personOf(user) : null;
}
