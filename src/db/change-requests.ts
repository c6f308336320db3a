import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { ChangeRequestsTable } from './tables/draft-tables.ts';

export type RequestState = ChangeRequestsTable['state'];

/** Requests of a scope, the latest first, one page of them. */
export async function changeRequests(
  reader: Reader,
  scope: Scope,
  state: RequestState | null,
  slice: { readonly limit: number; readonly offset: number },
): Promise<ChangeRequestsTable[]> {
  const all = scoped(reader, scope).selectAll();
  const rows = state === null ? all : all.where('state', '=', state);
  return rows.orderBy('id', 'desc').limit(slice.limit).offset(slice.offset).execute();
}

/** How many requests of a scope stand in each state. */
export async function countRequests(reader: Reader, scope: Scope): Promise<ReadonlyMap<RequestState, number>> {
  const rows = await scoped(reader, scope)
    .select((column) => ['state' as const, column.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export async function findRequest(reader: Reader, scope: Scope, id: number): Promise<ChangeRequestsTable | undefined> {
  return scoped(reader, scope).where('id', '=', id).selectAll().executeTakeFirst();
}

/** The open requests of one project, oldest first. */
export async function openRequestsOf(reader: Reader, scope: Scope, project: string): Promise<ChangeRequestsTable[]> {
  return scoped(reader, scope)
    .where('project', '=', project)
    .where('state', '=', 'open')
    .selectAll()
    .orderBy('id')
    .execute();
}

function scoped(reader: Reader, scope: Scope) {
  const rows = reader
    .selectFrom('change_requests')
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme);
  return scope.district === null ? rows : rows.where('district', '=', scope.district);
}

export async function insertRequest(trx: Writer, row: ChangeRequestsTable): Promise<void> {
  await trx.insertInto('change_requests').values(row).execute();
}

/** Writes the answer; false, and nothing written, when somebody answered first. */
export async function answerOpenRequest(
  trx: Writer,
  key: ProgrammeKey,
  id: number,
  answer: Pick<ChangeRequestsTable, 'state' | 'answered_by' | 'answered' | 'answer'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('change_requests')
    .set((column) => ({ ...answer, version: column('version', '+', 1) }))
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
