import { may } from '../../catalogue/roles.ts';
import { columnOf } from '../../catalogue/fields.ts';
import { listParams, type Grouping } from '../../catalogue/filter.ts';
import { listPage, type ListRow } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { viewsFor } from '../../db/views.ts';
import { cachedTotals } from '../../services/figures/cached-totals.ts';
import { groupedBooks, groupOrder } from '../../services/figures/list-groups.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists } from '../../services/options.ts';
import { asKnownOn, pastDay } from '../as-known-on.ts';
import { filterContext } from '../filter-context.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage } from '../pager.ts';
import { page, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { listLink, viewLink, viewStrip } from '../view-strip.ts';
import { downloadProjects } from './download-projects.ts';
import { DRAFT_KEYS, foldListForm, FORM_MARK } from './list-form.ts';
import { listExtras } from './list-extras.ts';
import { columnsOf } from './list-tools.ts';
import { listView, sumsOf } from './list-view.ts';
import { sinceList } from './since-list.ts';

/** What else an address of the list may carry. */
export const LIST_COMPANIONS = ['lang', 'book', 'scenario', 'view', ...DRAFT_KEYS] as const;

/** The list of projects: a GET form whose address restores it whole; `.csv`, `.xlsx` and `.json` answer the same query. */
export async function listProjects(present: Request_, now: Reader): Promise<Reply> {
  const known = await asKnownOn(present, now);
  const { request, db, day } = known;
  const { programme, scope, t, person } = request;
  if (request.format === 'html' && request.query.has(FORM_MARK))
    return redirect(listLink(foldListForm(request.query, programme.year)));
  const views = request.format === 'html' ? await viewsFor(db, request.config.city, person) : [];
  const opensWith = views.find(({ isDefault }) => isDefault);
  if (opensWith !== undefined && request.query.size === 0) return redirect(viewLink(opensWith));
  const lists = await cityLists(db, programme, request.locale);
  const asked = readListQuery(request.query, programme.year, lists, t, [...LIST_COMPANIONS, ...daysIn(present)]);
  const query = { ...asked, asOf: day };
  const since = pastDay(present, 'since');
  if (since !== null) return sinceList({ present, db: now, since, until: known }, query);
  if (request.format !== 'html') return downloadProjects(request, db, query);
  const context = filterContext(request);
  const totals = await cachedTotals(db, programme, scope, query.filter, context);
  const total = totals.reduce((sum, book) => sum + book.count, 0);
  const inside = { ...query, page: Math.min(query.page, lastPage({ total, per: query.per })) };
  const { group: grouping, filter } = query;
  const shown = columnsOf(query).map((field) => columnOf(field) as keyof ListRow);
  const columns = [...shown, ...columnsOfGroup(grouping)];
  const order = groupOrder(grouping, lists, t);
  const rows = total === 0 ? [] : await listPage(db, scope, inside, context, columns, order);
  const groups =
    grouping === null
      ? []
      : await groupedBooks(db, { scope, filter, grouping, context }, totals, sumsOf(query), { lists, t });
  const rights = {
    create: may(person.role, 'project.create'),
    edit: may(person.role, 'project.edit'),
    import: may(person.role, 'import'),
    scenario: may(person.role, 'scenario.save'),
  };
  const tabs = ledgerTabs(request, 'list');
  const sent = request.query;
  // A view is kept for the days to come, not with the past day it was made on.
  const strip = viewStrip(request, views, listParams(query, { page: 1, asOf: null }));
  const view = listView({
    query,
    sent,
    year: programme.year,
    tabs,
    strip,
    rows,
    totals,
    groups,
    lists,
    t,
    may: rights,
  });
  const extras = listExtras(present, query, day, total);
  const width = view.width + (extras.bulk === null ? 0 : 1);
  return page('projects/list', { ...view, ...extras, width, ...(day === null ? {} : asOfLinks(view, day)) });
}

/** Days the address names and this list understands; others are said to be ignored. */
function daysIn(request: Request_): readonly string[] {
  return (['as_of', 'since'] as const).filter((key) => pastDay(request, key) !== null);
}

/** Rows and the filter of a past day stay with that day. */
function asOfLinks({ rows, form }: ReturnType<typeof listView>, day: string) {
  return {
    rows: rows.map((row) => ({ ...row, edit: null, href: `${row.href}?as_of=${day}` })),
    form: { ...form, carried: [...form.carried, { name: 'as_of', value: day }] },
  };
}

/** What a row must hold for its heading, whatever it shows. */
function columnsOfGroup(grouping: Grouping | null): (keyof ListRow)[] {
  if (grouping === null) return ['status'];
  return grouping === 'area' ? ['status', 'area', 'district'] : ['status', grouping as keyof ListRow];
}
