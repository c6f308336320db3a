import type { ListQuery } from '../../catalogue/filter.ts';
import type { Reader } from '../../db/reader.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { workbooksOf } from '../../db/workbooks.ts';
import { NotFound } from '../../errors.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists } from '../../services/options.ts';
import { actorOf } from '../actor.ts';
import type { Request_ } from '../request.ts';

/** The workbook an address names. */
export async function workbookAt(request: Request_, db: Reader): Promise<WorkbooksTable> {
  const id = request.params['id'] ?? '';
  const row = (await workbooksOf(db, request.scope)).find((one) => one.id === id);
  if (row === undefined) throw new NotFound('workbook', id);
  return row;
}

/** Which projects it is filled with, and in which order. */
export async function queryOf(request: Request_, db: Reader, { query }: WorkbooksTable): Promise<ListQuery> {
  const lists = await cityLists(db, request.programme, request.locale);
  return readListQuery(new URLSearchParams(query), request.programme.year, lists, request.t);
}

export const contextOf = (request: Request_) => ({
  actor: actorOf(request),
  scope: request.scope,
  asOf: request.asOf,
});
