import { problem, type Checked } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { readSetting, writeSetting } from '../../db/settings.ts';
import { SEPARATE_DUTIES, usersOf } from '../../db/users.ts';
import { signature, type Actor } from '../actor.ts';

/** Has the city taken the planner's work from its administrators? */
export async function dutiesAreSeparate(reader: Reader, city: string): Promise<boolean> {
  return (await readSetting(reader, city, SEPARATE_DUTIES)) === true;
}

/**
 * Takes the planner's work from the administrators, or gives it back; it holds from the next request on, tokens included. Somebody must be left
 * to do that work, else the problem is `no-planner`.
 */
export async function separateDuties(
  trx: Writer,
  actor: Actor,
  city: string,
  separate: boolean,
): Promise<Checked<null>> {
  const before = await dutiesAreSeparate(trx, city);
  if (before === separate) return { ok: true, value: null };
  if (separate && !(await anyPlanner(trx, city))) return { ok: false, problems: [problem('', 'no-planner')] };
  await writeSetting(trx, city, SEPARATE_DUTIES, separate);
  const say = (value: boolean): string => (value ? '1' : '0');
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      action: 'update',
      entity: 'setting',
      entity_id: SEPARATE_DUTIES,
      changes: [{ field: 'separate_duties', from: say(before), to: say(separate) }],
    },
  ]);
  return { ok: true, value: null };
}

/** Somebody who can sign in: an account that waits for its first password does no work yet. */
async function anyPlanner(reader: Reader, city: string): Promise<boolean> {
  const users = await usersOf(reader, city);
  return users.some((user) => user.role === 'planner' && user.disabled === 0 && user.password_hash !== null);
}
