import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { PlansTable } from './tables/plan-tables.ts';
import { WORK_HEAD } from './work-head.ts';

/** What names a plan. */
export type PlanKey = Pick<PlansTable, 'city' | 'programme' | 'id'>;
/** What may change of one. */
export type PlanChange = Partial<Omit<PlansTable, 'city' | 'programme' | 'id'>>;
/** A plan without its result, for lists. */
export type PlanHead = Omit<PlansTable, 'result'>;

const HEAD = [...WORK_HEAD, 'name', 'question', 'archived', 'version', 'choice', 'saved_as'] as const;

export async function findPlan(reader: Reader, { city, programme, id }: PlanKey): Promise<PlansTable | undefined> {
  return reader
    .selectFrom('plans')
    .selectAll()
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Plans of a programme, the latest first; archived ones only when asked for. */
export async function plansOf(reader: Reader, key: ProgrammeKey, archived = false): Promise<PlansTable[]> {
  let query = reader
    .selectFrom('plans')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (!archived) query = query.where('archived', '=', 0);
  return query.orderBy('created', 'desc').orderBy('id', 'desc').execute();
}

/** Plans of a city that are asked for or under way. */
export async function openPlans(reader: Reader, city: string): Promise<PlanHead[]> {
  return reader
    .selectFrom('plans')
    .select(HEAD)
    .where('state', 'in', ['waiting', 'running'])
    .where('city', '=', city)
    .orderBy('created')
    .orderBy('id')
    .execute();
}

export async function insertPlan(trx: Writer, row: PlansTable): Promise<void> {
  await trx.insertInto('plans').values(row).execute();
}

/** Changes a plan that still stands as it was read (state and process at work); false when it moved on meanwhile. */
export async function updatePlan(
  trx: Writer,
  { city, programme, id, state, owner }: PlanKey & Pick<PlansTable, 'state' | 'owner'>,
  set: PlanChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('plans')
    .set(set)
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('owner', owner === null ? 'is' : '=', owner)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What a person changes of a plan, over the version they saw; false when somebody else changed it first. */
export async function changePlan(
  trx: Writer,
  { city, programme, id, version }: PlanKey & Pick<PlansTable, 'version'>,
  set: PlanChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('plans')
    .set({ ...set, version: version + 1 })
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Asks the process at work to stop; what waits is cancelled at once. */
export async function cancelPlan(trx: Writer, row: PlanHead, at: string): Promise<void> {
  if (row.state === 'waiting') await updatePlan(trx, row, { state: 'cancelled', finished: at });
  else await updatePlan(trx, row, { cancel: 1 });
}
