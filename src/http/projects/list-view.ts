import { fieldOf, LIST_FIELDS, type Field } from '../../catalogue/fields.ts';
import { DEFAULT_COLUMNS, filterParams, listParams, PAGE_SIZES, type ListQuery } from '../../catalogue/filter.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import type { ListTotals, ShownRow } from '../../db/project-list.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import { grouped, number, tonnes, wanyuan } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import type { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager } from '../pager.ts';
import { cellText, isNumeric } from './cell-text.ts';

export interface ListFacts {
  readonly query: ListQuery;
  readonly tabs: ReturnType<typeof ledgerTabs>;
  readonly rows: readonly ShownRow[];
  readonly totals: readonly ListTotals[];
  readonly lists: CityLists;
  readonly t: Translate;
  readonly may: { readonly create: boolean; readonly import: boolean; readonly scenario: boolean };
}

/** The columns of a query, or those a list begins with. */
export function shownColumns(query: ListQuery): readonly Field[] {
  return (query.cols.length > 0 ? query.cols : DEFAULT_COLUMNS).map((key) => fieldOf(key)!);
}

/** Everything the list page shows: the sentence, the table with its totals, the filters, the pages. */
export function listView(facts: ListFacts) {
  const { query, rows, totals, lists, t } = facts;
  const columns = shownColumns(query);
  const total = totals.reduce((sum, book) => sum + book.count, 0);
  const linkTo = (change: Partial<ListQuery>) => paths.projects.to(listParams(query, change));
  const last = lastPage({ total, per: query.per });
  return {
    title: t('projects.title'),
    tabs: facts.tabs,
    sentence: sentenceOf(facts),
    totalsSentence: totalsSentence(totals, t),
    ignored: query.ignored.length > 0 ? t('projects.ignored', { list: query.ignored.join('、') }) : null,
    pastEnd: query.page > last ? t('projects.past-end', { page: last }) : null,
    form: filterForm(query.filter, lists, t),
    table: tableForm(query, t),
    clear: paths.projects.to(),
    isFiltered: filterParams(query.filter).size > 0,
    head: columns.map((field) => headCell(field, query, t)),
    rows: rows.map((row) => ({
      href: paths.project.to({ id: row.id }),
      cells: columns.map((field) => ({
        text: cellText(field, row, { lists, t }),
        num: isNumeric(field),
        ...marks(field, row),
      })),
    })),
    foot: footRows(columns, totals, t),
    pager: pager({ total, page: query.page, per: query.per }, (page) => linkTo({ page }), t),
    downloads: ['xlsx', 'csv', 'json'].map((format) => ({
      format,
      href: paths.projects.to(listParams(query, { page: 1 })).replace('/projects', `/projects.${format}`),
    })),
    scenario: facts.may.scenario ? paths.newScenario.to(filterParams(query.filter)) : null,
    mayCreate: facts.may.create,
    mayImport: facts.may.import,
  };
}

/** Columns, order and size of a page, as the form above the table offers and carries them. */
function tableForm(query: ListQuery, t: Translate) {
  const columns = query.cols.length > 0 ? query.cols : DEFAULT_COLUMNS;
  return {
    columns: LIST_FIELDS.map((field) => ({
      key: field.key,
      label: t(`fields.${field.key}`),
      checked: columns.includes(field.key),
    })),
    sort: listParams(query, { cols: [] }).get('sort') ?? '',
    sizes: PAGE_SIZES.map((size) => ({ size, selected: size === query.per })),
  };
}

/** The filter in words. */
export function sentenceOf({ query, lists, t }: Pick<ListFacts, 'query' | 'lists' | 't'>): string {
  return filterSentence(query.filter, filterWords(lists, t));
}

/** Count and season tonnes of the whole filter; the book is named, what is only in reserve is said apart. */
function totalsSentence(totals: readonly ListTotals[], t: Translate): string {
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

function headCell(field: Field, query: ListQuery, t: Translate) {
  const [first] = query.sort;
  const active = first?.field === field.key;
  const falling = active ? !first.falling : isNumeric(field);
  return {
    key: field.key,
    label: t(`fields.${field.key}`),
    unit: field.unit === undefined ? null : t(`units.${field.unit}`),
    num: isNumeric(field),
    sort: active ? (first.falling ? 'descending' : 'ascending') : null,
    href: paths.projects.to(
      listParams(query, {
        sort: [{ field: field.key, falling }, ...query.sort.filter((one) => one.field !== field.key)].slice(0, 3),
        page: 1,
      }),
    ),
  };
}

const SUMMED = new Set([
  'full_year_nox',
  'full_year_voc',
  'year_nox',
  'year_voc',
  'season_nox',
  'season_voc',
  'season_to_date_nox',
  'season_to_date_voc',
  'annualised',
  'capital',
]);

/** One row of totals per book; money, tonnes and counts only, never a sum of percentages or dates. */
function footRows(columns: readonly Field[], totals: readonly ListTotals[], t: Translate) {
  return totals.map((book) => ({
    label: t(`projects.total-${book.book ?? 'none'}`, { count: grouped(book.count) }),
    span: Math.max(
      1,
      columns.findIndex((field) => SUMMED.has(field.key)),
    ),
    cells: columns
      .slice(
        Math.max(
          1,
          columns.findIndex((field) => SUMMED.has(field.key)),
        ),
      )
      .map((field) => ({ text: totalText(field, book), num: isNumeric(field) })),
  }));
}

function totalText(field: Field, book: ListTotals): string {
  if (!SUMMED.has(field.key)) return '';
  if (field.kind === 'money') return wanyuan(field.key === 'capital' ? book.capital_fen : book.annualised_fen, 2);
  return number((book as unknown as Record<string, number>)[field.key], field.decimals ?? 2);
}

/** What a cell shows besides its text: link of the number and the name, shape of a status, hint of a warning. */
function marks(field: Field, row: ShownRow) {
  return {
    isLink: field.key === 'id' || field.key === 'name',
    isLong: field.kind === 'text',
    status: field.key === 'status' ? row.status : null,
    pollutant: field.key.endsWith('_nox') ? 'is-nox' : field.key.endsWith('_voc') ? 'is-voc' : null,
  };
}
