import { fieldOf } from '../../catalogue/fields.ts';
import { DEFAULT_COLUMNS, listParams, type ListQuery } from '../../catalogue/filter.ts';
import { isOwnKey } from '../../catalogue/own-key.ts';
import { may } from '../../catalogue/roles.ts';
import { listRows, listTotals, type ListRow, type ListTotals } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { writeCsv } from '../../exchange/write-csv.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths } from '../../paths.ts';
import { compareLists, type ComparedRow } from '../../services/compare-lists.ts';
import { cityLists } from '../../services/options.ts';
import { grouped, number, signed } from '../../words/number.ts';
import { round } from '../../words/round.ts';
import { knownOn, type Known } from '../as-known-on.ts';
import { filterContext } from '../filter-context.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager } from '../pager.ts';
import { file, json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { cellText, isNumeric } from './cell-text.ts';
import { sentenceOf } from './list-view.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TOTALS = ['full_year_nox', 'full_year_voc', 'season_nox', 'season_voc'] as const;
const DECIMALS = 2;

/** The two states that are compared: the ledger of a past day, and the one the list would show. */
export interface Span {
  readonly present: Request_;
  readonly db: Reader;
  readonly since: string;
  readonly until: Known;
}

/** What changed in a list since a day: rows added, gone, and changed with the old value struck out; totals old, new, difference. */
export async function sinceList({ present, db, since, until }: Span, query: ListQuery): Promise<Reply> {
  const { t, locale, person } = present;
  const then = await knownOn(present, db, since);
  const [before, after] = [await stateOf(then, query), await stateOf(until, query)];
  const lists = await cityLists(db, present.programme, locale);
  const shown = (query.cols.length > 0 ? query.cols : DEFAULT_COLUMNS)
    .filter((key) => key !== 'phone' || may(person.role, 'project.contacts'))
    .map((key) => fieldOf(key)!);
  const columns = shown.some(({ key }) => key === 'id') ? shown : [fieldOf('id')!, ...shown];
  const rows = compareLists(before.rows, after.rows, (row) =>
    columns.map((field) => cellText(field, row, { lists, t })),
  );
  const names = columns.map((field) => t(`fields.${field.key}`));
  const totals = totalsOf(before.totals, after.totals, t);
  if (present.format === 'json')
    return json(
      rows.map(({ kind, row, cells }) => ({
        id: row.id,
        kind,
        changes: cells.flatMap(({ text, old }, index) =>
          old === null ? [] : [{ field: columns[index]!.key, from: old, to: text }],
        ),
      })),
    );
  const name = t('since.file-name', { from: since, to: until.day ?? present.asOf });
  const table = sheetOf(rows, names, t);
  if (present.format === 'csv') return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
  if (present.format === 'xlsx') {
    const notes = [
      [t('projects.notes.filter'), sentenceOf({ query, lists, t })],
      ...totals.map((row) => [row.name, `${row.before} → ${row.after} (${row.change})`] as const),
    ] as const;
    return file(await writeWorkbook({ name: t('projects.notes.title'), lines: notes }, table), {
      name: `${name}.xlsx`,
      type: XLSX,
    });
  }

  const counts = (['added', 'gone', 'changed'] as const).map((kind) => ({
    name: t(`since.${kind}`),
    value: grouped(rows.filter((row) => row.kind === kind).length),
  }));
  const current = Math.min(query.page, lastPage({ total: rows.length, per: query.per }));
  const params = (at: number): URLSearchParams => {
    const link = listParams(query, { page: at });
    link.set('since', since);
    return link;
  };
  const plain = listParams(query, { page: 1 });
  return page('projects/since', {
    title: t('since.title', { day: since }),
    crumbs: [{ label: t('projects.title'), href: paths.projects.to(plain) }],
    tabs: ledgerTabs(present, 'list'),
    sentence: sentenceOf({ query, lists, t }),
    span: t('since.span', { from: since, to: until.day ?? t('since.now') }),
    back: paths.projects.to(plain),
    counts,
    totals,
    head: columns.map((field) => ({ label: t(`fields.${field.key}`), num: isNumeric(field) })),
    rows: rows.slice((current - 1) * query.per, current * query.per).map(({ kind, row, cells }) => ({
      kind,
      kindName: t(`since.${kind}`),
      href: kind === 'gone' ? paths.project.to({ id: row.id }, { as_of: since }) : paths.project.to({ id: row.id }),
      cells: cells.map((cell, index) => ({
        ...cell,
        moved: cell.old !== null,
        num: isNumeric(columns[index]!),
        isId: columns[index]!.key === 'id',
      })),
    })),
    pager: pager({ total: rows.length, page: current, per: query.per }, (at) => paths.projects.to(params(at)), t),
    downloads: ['xlsx', 'csv', 'json'].map((format) => ({
      format,
      href: paths.projects.to(params(1)).replace('/projects', `/projects.${format}`),
    })),
  });
}

async function stateOf({ request, db }: Known, query: ListQuery) {
  const context = filterContext(request);
  return {
    rows: await listRows(
      db,
      request.scope,
      query.filter,
      query.sort,
      context,
      undefined,
      undefined,
      query.cols.filter(isOwnKey),
    ),
    totals: await listTotals(db, request.scope, query.filter, context),
  };
}

/** Count and tonnes of the planned book; a difference is that of the printed figures, so that old and difference give new. */
function totalsOf(before: readonly ListTotals[], after: readonly ListTotals[], t: Request_['t']) {
  const count = (totals: readonly ListTotals[]): number => totals.reduce((sum, book) => sum + book.count, 0);
  const planned = (totals: readonly ListTotals[], key: (typeof TOTALS)[number]): number =>
    totals.find(({ book }) => book === 'planned')?.[key] ?? 0;
  const line = (name: string, then: number, now: number, decimals: number) => ({
    name,
    before: number(then, decimals),
    after: number(now, decimals),
    change: signed(round(round(now, decimals) - round(then, decimals), decimals), decimals),
  });
  return [
    line(t('since.count'), count(before), count(after), 0),
    ...TOTALS.map((key) =>
      line(
        `${t(`fields.${key}`)}（${t(`units.${fieldOf(key)!.unit!}`)}）`,
        planned(before, key),
        planned(after, key),
        DECIMALS,
      ),
    ),
  ];
}

function sheetOf(rows: readonly ComparedRow<ListRow>[], names: readonly string[], t: Request_['t']): SheetTable {
  const column = (header: string) => ({ header, format: '@', width: 20 });
  return {
    name: t('since.sheet'),
    columns: ['kind', 'number', 'project', 'field', 'before', 'after'].map((key) => column(t(`since.col-${key}`))),
    rows: rows.flatMap(({ kind, row, cells }) => {
      const about = [t(`since.${kind}`), row.id, row.name];
      if (kind !== 'changed') return [[...about, '', '', '']];
      return cells.flatMap(({ text, old }, index) => (old === null ? [] : [[...about, names[index]!, old, text]]));
    }),
  };
}
