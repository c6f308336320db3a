import { problem, type Checked } from '../../catalogue/problem.ts';
import { ROLES, type Role } from '../../catalogue/roles.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { districtsOf } from '../../db/districts.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { UsersTable } from '../../db/tables/account-tables.ts';
import { findUserByName, insertUser } from '../../db/users.ts';
import { signature, type Actor } from '../actor.ts';

export interface NewUser {
  readonly name: string;
  readonly displayName: string | null;
  readonly role: string;
  readonly district: string | null;
  readonly phone: string | null;
  /** Already hashed: hashing takes long and must not hold a transaction. */
  readonly passwordHash: string | null;
}

/** Creates an account; role `district` needs a district, no other role has one. */
export async function createUser(
  trx: Writer,
  actor: Actor,
  city: string,
  input: NewUser,
): Promise<Checked<UsersTable>> {
  const problems = await problemsOf(trx, city, input);
  if (problems.length > 0) return { ok: false, problems };

  const name = input.name.normalize('NFKC').trim();
  const user: UsersTable = {
    city,
    id: `U${String(await takeNumbers(trx, city, 'user'))}`,
    name,
    display_name: input.displayName?.normalize('NFC').trim() ?? name,
    role: input.role as Role,
    district: input.district,
    phone: input.phone,
    email: null,
    password_hash: input.passwordHash,
    disabled: 0,
    version: 1,
    created: actor.now.toISOString(),
  };
  await insertUser(trx, user);
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      action: 'create',
      entity: 'user',
      entity_id: user.id,
      district: user.district,
      changes: [
        { field: 'name', from: null, to: user.name },
        { field: 'role', from: null, to: user.role },
        { field: 'district', from: null, to: user.district },
      ],
    },
  ]);
  return { ok: true, value: user };
}

async function problemsOf(reader: Reader, city: string, input: NewUser) {
  const name = input.name.normalize('NFKC').trim();
  const problems = [];
  if (!/^[\p{L}\p{N}._@-]{1,64}$/u.test(name)) problems.push(problem('name', 'user-name'));
  else if (await findUserByName(reader, city, name)) problems.push(problem('name', 'user-exists', { value: name }));
  if (!ROLES.some((role) => role === input.role)) {
    problems.push(problem('role', 'unknown-option', { value: input.role, accepts: ROLES.join(', ') }));
  }
  if ((input.role === 'district') !== (input.district !== null))
    problems.push(problem('district', 'district-with-role'));
  else if (input.district !== null) {
    const codes = (await districtsOf(reader, city)).map((district) => district.code);
    if (!codes.includes(input.district)) {
      problems.push(problem('district', 'unknown-option', { value: input.district, accepts: codes.join(', ') }));
    }
  }
  return problems;
}
