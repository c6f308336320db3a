import { problem, type Checked } from '../../catalogue/problem.ts';
import { ROLES, type Role } from '../../catalogue/roles.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { districtsOf } from '../../db/districts.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { deleteSessionsOf } from '../../db/sessions.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { updateUser, usersOf } from '../../db/users.ts';
import { signature, type Actor } from '../actor.ts';

/** What may be changed of an account; who signs in under which name never changes. */
export interface UserChange {
  readonly display_name?: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly role?: string;
  readonly district?: string | null;
  readonly disabled?: 0 | 1;
}

/** Changes an account with its audit row; a disabled one is signed out everywhere. A stale version is the problem `stale-account`. */
export async function changeUser(
  trx: Writer,
  actor: Actor,
  user: UsersTable,
  change: UserChange,
): Promise<Checked<UsersTable>> {
  const next = { ...user, ...change, role: (change.role ?? user.role) as Role };
  const problems = await problemsOf(trx, user, next);
  if (problems.length > 0) return { ok: false, problems };

  const { display_name, phone, email, role, district, disabled } = next;
  const changes = changesBetween(user, next);
  if (changes.length === 0) return { ok: true, value: user };
  if (!(await updateUser(trx, user, { display_name, phone, email, role, district, disabled })))
    return { ok: false, problems: [problem('version', 'stale-account')] };
  if (disabled === 1) await deleteSessionsOf(trx, user.city, user.id);
  await writeAudit(trx, [
    { ...signature(actor), city: user.city, action: 'update', entity: 'user', entity_id: user.id, district, changes },
  ]);
  return { ok: true, value: { ...next, version: user.version + 1 } };
}

function changesBetween(from: UsersTable, to: UsersTable): FieldChange[] {
  const fields = ['display_name', 'phone', 'email', 'role', 'district', 'disabled'] as const;
  return fields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: from[field], to: to[field] }));
}

async function problemsOf(reader: Reader, before: UsersTable, after: UsersTable) {
  const problems = [];
  if (after.display_name.trim() === '') problems.push(problem('display_name', 'required'));
  if (!ROLES.includes(after.role)) problems.push(problem('role', 'not-an-option'));
  if ((after.role === 'district') !== (after.district !== null))
    problems.push(problem('district', 'district-with-role'));
  else if (after.district !== null && !(await isDistrict(reader, after.city, after.district)))
    problems.push(problem('district', 'not-an-option'));
  if (await leavesNoAdministrator(reader, before, after)) problems.push(problem('role', 'last-administrator'));
  return problems;
}

async function isDistrict(reader: Reader, city: string, code: string): Promise<boolean> {
  return (await districtsOf(reader, city)).some((district) => district.code === code);
}

async function leavesNoAdministrator(reader: Reader, before: UsersTable, after: UsersTable): Promise<boolean> {
  const governs = (user: UsersTable) => user.role === 'admin' && user.disabled === 0;
  if (!governs(before) || governs(after)) return false;
  return !(await usersOf(reader, before.city)).some((user) => user.id !== before.id && governs(user));
}
