import type { Updateable } from 'kysely';
import type { Reader, Writer } from './reader.ts';
import type { BulkPlansTable } from './tables/change-tables.ts';

/** Keeps a new plan and forgets those begun before `forgetBefore`. */
export async function insertBulkPlan(trx: Writer, row: BulkPlansTable, forgetBefore: string): Promise<void> {
  await trx.deleteFrom('bulk_plans').where('city', '=', row.city).where('created', '<', forgetBefore).execute();
  await trx.insertInto('bulk_plans').values(row).execute();
}

/** A plan of this person; nobody sees another's. */
export async function findBulkPlan(
  reader: Reader,
  of: Pick<BulkPlansTable, 'city' | 'programme' | 'user_id'>,
  id: string,
): Promise<BulkPlansTable | undefined> {
  return reader
    .selectFrom('bulk_plans')
    .selectAll()
    .where('city', '=', of.city)
    .where('id', '=', id)
    .where('programme', '=', of.programme)
    .where('user_id', '=', of.user_id)
    .executeTakeFirst();
}

export async function updateBulkPlan(
  trx: Writer,
  plan: Pick<BulkPlansTable, 'city' | 'id'>,
  change: Updateable<Pick<BulkPlansTable, 'changes' | 'versions' | 'reason' | 'batch'>>,
): Promise<void> {
  await trx.updateTable('bulk_plans').set(change).where('city', '=', plan.city).where('id', '=', plan.id).execute();
}
