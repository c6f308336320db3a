import { listParams, type ListQuery } from '../../catalogue/filter.ts';
import { listPage, listTotals, type ShownRow } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import type { SettledQuery } from '../../services/figures/list-query.ts';
import { cityLists } from '../../services/options.ts';
import { knownOn, type Known } from '../as-known-on.ts';
import { filterContext } from '../filter-context.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager } from '../pager.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { noticesOf, sentenceOf } from './list-view.ts';
import { changesBetween, comparedColumns } from './since-changes.ts';
import { sinceSheet } from './since-sheet.ts';
import { countsOf, headOf, rowsOf, totalsBetween } from './since-view.ts';

/** The two states that are compared: the ledger of a past day, and the one the list would show. */
export interface Span {
  readonly present: Request_;
  readonly db: Reader;
  readonly since: string;
  readonly until: Known;
}

/** What changed in a list since a day: rows added, gone, and changed with the old value struck out; totals old, new, difference. */
export async function sinceList(span: Span, query: SettledQuery): Promise<Reply> {
  const { present, db } = span;
  const { t, locale } = present;
  const [then, until] = await inOrder(span);
  const since = then.day!;
  const [before, after] = [await stateOf(then, query), await stateOf(until, query)];
  const lists = await cityLists(db, present.programme, locale);
  const changes = changesBetween(before, after, query, filterContext(present).hidden ?? [], { lists, t });
  const { rows, columns, others } = changes;
  const totals = totalsBetween(before.totals, after.totals, t);
  const current = Math.min(query.page, lastPage({ total: rows.length, per: query.per }));
  const params = (at: number): URLSearchParams => {
    const link = listParams({ ...query, asOf: until.day }, { page: at });
    link.set('since', since);
    return link;
  };
  if (present.format === 'json')
    return json(
      rows.map((compared) => ({
        id: compared.row.id,
        kind: compared.kind,
        changes: [
          ...compared.cells.flatMap(({ text, old }, index) =>
            old === null ? [] : [{ field: columns[index]!.key, from: old, to: text }],
          ),
          ...others(compared),
        ],
      })),
    );
  const name = t('since.file-name', { from: since, to: until.day ?? present.asOf });
  if (present.format === 'csv' || present.format === 'xlsx')
    return tableFile(present, present.format, name, sinceSheet(changes, t), {
      asOf: null,
      before: [
        [t('projects.notes.filter'), sentenceOf({ query, lists, t })],
        [t('since.compared'), t('since.span', { from: since, to: until.day ?? t('since.now') })],
      ],
      after: [
        [t('projects.notes.address'), `${present.header('host') ?? ''}${paths.projects.to(params(1))}`],
        ...totals.map((row) => [row.name, `${row.before} → ${row.after} (${row.change})`] as const),
      ],
    });
  const plain = listParams(query, { page: 1, asOf: null });
  return page('projects/since', {
    title: t('since.title', { day: since }),
    crumbs: [{ label: t('projects.title'), href: paths.projects.to(plain) }],
    tabs: ledgerTabs(present, 'list'),
    sentence: sentenceOf({ query, lists, t }),
    span: t('since.span', { from: since, to: until.day ?? t('since.now') }),
    back: paths.projects.to(plain),
    days: { carried: [...plain].map(([key, value]) => ({ name: key, value })), since, until: until.day },
    ignored: query.ignored,
    notices: [
      ...noticesOf(query, rows.length, t),
      ...(query.group === null ? [] : [{ grade: 'info', text: t('since.no-groups') }]),
    ],
    counts: countsOf(changes, t),
    totals,
    head: headOf(changes, t),
    rows: rowsOf(changes, rows.slice((current - 1) * query.per, current * query.per), since, t),
    pager: pager(
      { total: rows.length, page: current, per: query.per },
      (at) => paths.projects.to(params(at)),
      t,
      'projects.range',
    ),
    downloads: ['xlsx', 'csv', 'json'].map((format) => ({
      format,
      href: paths.projects.to(params(1)).replace('/projects', `/projects.${format}`),
    })),
  });
}

/** The earlier of the two days first, whichever way round they were typed. */
async function inOrder({ present, db, since, until }: Span): Promise<readonly [Known, Known]> {
  const other = await knownOn(present, db, since);
  return until.day !== null && until.day < since ? [until, other] : [other, until];
}

/** All rows and totals of a list in one state, with the columns that are compared. */
async function stateOf({ request, db }: Known, query: ListQuery) {
  const context = filterContext(request);
  const totals = await listTotals(db, request.scope, query.filter, context);
  const per = totals.reduce((sum, { count }) => sum + count, 0);
  const columns = comparedColumns(query, context.hidden ?? []);
  const rows: readonly ShownRow[] =
    per === 0 ? [] : await listPage(db, request.scope, { ...query, page: 1, per }, context, ['status', ...columns]);
  return { rows, totals };
}
