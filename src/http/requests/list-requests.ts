import { MOVE_FIELD, moveAsked } from '../../catalogue/asked-moves.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { changeRequests, countRequests, type RequestState } from '../../db/change-requests.ts';
import type { FieldChange } from '../../db/audit.ts';
import { projectNames } from '../../db/project-names.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionName } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { joined } from '../../words/joined.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

const STATES: readonly RequestState[] = ['open', 'accepted', 'returned', 'withdrawn'];

/** What branches ask the city to change: open ones first in view, each state with its count. */
export async function listRequests(request: Request_, db: Reader): Promise<Reply> {
  const { scope, query, t, programme, locale } = request;
  const state = STATES.find((one) => one === query.get('state')) ?? 'open';
  const counts = await countRequests(db, scope);
  const { page: asked, per } = readPaging(query);
  const paging = { total: counts.get(state) ?? 0, per };
  const current = Math.min(asked, lastPage(paging));
  const rows = await changeRequests(db, scope, state, { limit: per, offset: (current - 1) * per });
  const names = await projectNames(db, scope, [...new Set(rows.map(({ project }) => project))]);
  const lists = await cityLists(db, programme, locale);
  const data = {
    title: t('requests.title'),
    ignored: ignoredIn(query, { state, page: current, per }),
    tabs: ledgerTabs(request, 'requests'),
    lead: t(scope.district === null ? 'requests.lead' : 'requests.lead-district'),
    states: STATES.map((one) => ({
      href: paths.requests.to({ state: one }),
      label: t('requests.state-count', { state: t(`requests.state-${one}`), count: counts.get(one) ?? 0 }),
      current: one === state,
    })),
    rows: rows.map((row) => ({
      id: String(row.id),
      href: paths.request.to({ id: String(row.id) }),
      project: names.get(row.project) ?? row.project,
      district: optionName(fieldOf('district')!, row.district, lists, t),
      fields: whatIsAsked(JSON.parse(row.changes) as FieldChange[], t),
      reason: row.reason,
      asked: shanghaiMinute(row.asked),
      by: row.asked_by_name,
      answer: row.answer ?? '',
    })),
    pager: pager({ ...paging, page: current }, (to) => paths.requests.to({ state, page: to, per }), t),
  };
  return page('requests/list', data);
}

function whatIsAsked(changes: readonly FieldChange[], t: Request_['t']): string {
  const move = moveAsked(changes);
  if (move !== null) return t(`lifecycle.move-${move}`);
  return joined(
    changes.map(({ field }) => fieldName(field, t)),
    t,
  );
}

export function fieldName(field: string, t: Request_['t']): string {
  if (field === MOVE_FIELD) return t('requests.move');
  return fieldOf(field) === undefined ? field : t(`fields.${field}`);
}
