import { randomUUID } from 'node:crypto';
import { parseListQuery } from '../../catalogue/filter.ts';
import { findBulkPlan, insertBulkPlan } from '../../db/bulk-plans.ts';
import { matchingIds } from '../../db/project-list.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { BulkPlansTable } from '../../db/tables/change-tables.ts';
import { paths } from '../../paths.ts';
import type { Versions } from '../../services/changes/bulk-edit.ts';
import { addDays, shanghaiDay } from '../../words/day.ts';
import { BadRequest } from '../errors.ts';
import { filterContext } from '../filter-context.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** A plan nobody confirmed is forgotten after so many days. */
const KEPT_DAYS = 7;

/** What was chosen: projects by number, or whatever a filter matches; `count` is how many that were when it was chosen. */
export type Selection = { readonly ids: readonly string[] } | { readonly query: string; readonly count: number };

/** 批量修改: keeps what was chosen in the list (ticks, or the whole filter) and goes on to the fields. */
export async function beginBulk(request: Request_, trx: Writer): Promise<Reply> {
  const { form, now, programme, person, t } = request;
  for (const name of form.keys())
    if (!['id', 'query', 'count', 'do'].includes(name)) throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const ids = [...new Set(form.get('id') ?? [])];
  const all = one('do') === 'all';
  if (!all && ids.length === 0) {
    return redirect(paths.projects.to(new URLSearchParams(one('query'))), { notice: t('bulk.nothing-ticked') });
  }
  const count = /^\d{1,9}$/.test(one('count')) ? Number(one('count')) : 0;
  const selection: Selection = all ? { query: one('query').slice(0, 20_000), count } : { ids };
  const id = randomUUID();
  const row: BulkPlansTable = {
    city: programme.city,
    id,
    programme: programme.id,
    user_id: person.id,
    created: now.toISOString(),
    selection: JSON.stringify(selection),
    changes: null,
    versions: null,
    reason: null,
    batch: null,
  };
  await insertBulkPlan(trx, row, `${addDays(shanghaiDay(now), -KEPT_DAYS)}T00:00:00.000Z`);
  return redirect(paths.bulk.to({ plan: id }));
}

/** The person's own plan named in the address. */
export async function planOf(request: Request_, db: Reader): Promise<BulkPlansTable | undefined> {
  const { programme, person } = request;
  const of = { city: programme.city, programme: programme.id, user_id: person.id };
  return findBulkPlan(db, of, request.params['plan'] ?? '');
}

export function selectionOf(plan: BulkPlansTable): Selection {
  return JSON.parse(plan.selection) as Selection;
}

/** Numbers of the projects a selection means now. */
export async function chosenIds(request: Request_, db: Reader, selection: Selection): Promise<readonly string[]> {
  if ('ids' in selection) return selection.ids;
  const { filter } = parseListQuery(new URLSearchParams(selection.query), request.programme.year, ['lang']);
  return matchingIds(db, request.scope, filter, filterContext(request));
}

/** The versions of those of these projects the person may see. */
export async function versionsOf(request: Request_, db: Reader, ids: readonly string[]): Promise<Versions> {
  const records = await projectsOf(db, request.scope, { ids });
  return Object.fromEntries(records.map(({ id, version }) => [id, version]));
}
