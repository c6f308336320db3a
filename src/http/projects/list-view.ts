import { filterParams, listParams, type ListQuery } from '../../catalogue/filter.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { isSummed, USUAL_SUMS, type SummedField } from '../../catalogue/summed.ts';
import type { ListTotals, ShownRow } from '../../db/project-list.ts';
import { paths } from '../../paths.ts';
import type { GroupedBook } from '../../services/figures/list-groups.ts';
import type { SettledQuery } from '../../services/figures/list-query.ts';
import type { CityLists } from '../../services/options.ts';
import { grouped, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import type { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager } from '../pager.ts';
import { listLink, WHOLE_LIST, type viewStrip } from '../view-strip.ts';
import { conditionDraft, conditionPieces, matchChoices } from './list-conditions.ts';
import { groupHeadings, groupTables } from './list-groups-view.ts';
import { bodyRow, footRows, headCell } from './list-table.ts';
import { columnsOf, listTools, quickLinks } from './list-tools.ts';

export interface ListFacts {
  readonly query: SettledQuery;
  /** The address as it came: it may hold a condition half added. */
  readonly sent: URLSearchParams;
  readonly year: number;
  readonly tabs: ReturnType<typeof ledgerTabs>;
  readonly strip: ReturnType<typeof viewStrip>;
  readonly rows: readonly ShownRow[];
  readonly totals: readonly ListTotals[];
  readonly groups: readonly GroupedBook[];
  readonly lists: CityLists;
  readonly t: Translate;
  readonly may: {
    readonly create: boolean;
    readonly edit: boolean;
    readonly import: boolean;
    readonly scenario: boolean;
  };
}

/** Everything the list page shows: the sentence, the filters, the subtotals, the table with its totals, the pages. */
export function listView(facts: ListFacts) {
  const { query, totals, lists, t } = facts;
  const columns = columnsOf(query);
  const total = totals.reduce((sum, book) => sum + book.count, 0);
  const linkTo = (change: Partial<ListQuery>) => listLink(listParams(query, change));
  return {
    title: t('projects.title'),
    tabs: facts.tabs,
    strip: facts.strip,
    map: paths.projectMap.to(listParams(query, { page: 1 })),
    sentence: sentenceOf(facts),
    totalsSentence: totalsSentence(totals, t),
    ignored: query.ignored,
    notices: noticesOf(query, total, t),
    quick: quickLinks(query, t),
    form: { ...filterForm(query.filter, lists, t), matchAny: false },
    pieces: conditionPieces(query, lists, t),
    match: matchChoices(query, t),
    draft: conditionDraft(facts.sent, query, lists, t, facts.year),
    tools: listTools(query, lists, t),
    clear: paths.projects.to(WHOLE_LIST),
    isFiltered: filterParams(query.filter).size > 0,
    groups: groupTables(query, facts.groups, sumsOf(query), t),
    head: columns.map((field) => headCell(field, query, t)),
    width: columns.length,
    rows: bodyRows(facts),
    foot: footRows(columns, totals, t),
    pager: pager({ total, page: query.page, per: query.per }, (page) => linkTo({ page }), t, 'projects.range'),
    downloads: ['xlsx', 'csv', 'json'].map((format) => ({
      format,
      href: paths.projects.to(listParams(query, { page: 1 })).replace('/projects', `/projects.${format}`),
    })),
    scenario: facts.may.scenario ? paths.newScenario.to(filterParams(query.filter)) : null,
    mayCreate: facts.may.create,
    mayImport: facts.may.import,
  };
}

/** The sums a list shows, or the usual ones when it shows none. */
export function sumsOf(query: Pick<ListQuery, 'cols'>): readonly SummedField[] {
  const shown = columnsOf(query)
    .map(({ key }) => key)
    .filter(isSummed);
  return shown.length > 0 ? shown : USUAL_SUMS;
}

/** Rows with a heading before the first of each group. */
function bodyRows({ query, rows, groups, lists, t, may }: ListFacts) {
  const columns = columnsOf(query);
  const headingOf = query.group === null ? null : groupHeadings(query.group, groups, t);
  const headings = rows.map((row) => headingOf?.(row) ?? null);
  return rows.map((row, index) => {
    const { edit, ...shown } = bodyRow(row, columns, { lists, t });
    return {
      ...shown,
      edit: may.edit ? edit : null,
      heading: headings[index] === headings[index - 1] ? null : headings[index],
    };
  });
}

/** What the address said and the list could not follow, in sentences. */
export function noticesOf(query: SettledQuery, total: number, t: Translate) {
  const last = lastPage({ total, per: query.per });
  const renamed = query.renamed.map(({ from, to }) => t('projects.renamed-one', { from, to }));
  return [
    ...(renamed.length === 0 ? [] : [{ grade: 'info', text: t('projects.renamed', { list: renamed }) }]),
    ...(query.page > last ? [{ grade: 'info', text: t('projects.past-end', { page: last }) }] : []),
  ];
}

/** The filter in words. */
export function sentenceOf({
  query,
  lists,
  t,
}: {
  readonly query: ListQuery;
  readonly lists: CityLists;
  readonly t: Translate;
}): string {
  return filterSentence(query.filter, filterWords(lists, t));
}

/** Count and season tonnes of the whole filter; the book is named, what is only in reserve is said apart. */
export function totalsSentence(totals: readonly ListTotals[], t: Translate): string {
  const count = totals.reduce((sum, book) => sum + book.count, 0);
  const planned = totals.find(({ book }) => book === 'planned');
  const pool = totals.find(({ book }) => book === 'pool');
  const main = t('projects.sum', {
    count: grouped(count),
    nox: tonnes(planned?.season_nox ?? 0),
    voc: tonnes(planned?.season_voc ?? 0),
  });
  return pool === undefined || pool.count === 0
    ? main
    : `${main}${t('projects.sum-pool', { count: pool.count, nox: tonnes(pool.season_nox), voc: tonnes(pool.season_voc) })}`;
}
