import { sql, type RawBuilder } from 'kysely';
import type { Filter, ListQuery, Sort } from '../catalogue/filter.ts';
import { isOwnKey } from '../catalogue/own-key.ts';
import { SUMMED_FIGURES } from './list-columns.ts';
import { asksCells, asksNarrowRows, matchingCells, matchingRows } from './narrow-list.ts';
import { ownValue } from './own-values.ts';
import { filterCondition, orderTerms, type FilterContext, type GroupOrder } from './project-filter.ts';
import type { Reader } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type { ProjectFiguresTable, ProjectsTable } from './tables/project-tables.ts';
import { withFigures } from './with-figures.ts';

type Figures = Omit<ProjectFiguresTable, 'city' | 'programme' | 'project'>;

/** One row of a list: the project with its credited figures (none yet: nulls). */
export type ListRow = ProjectsTable & { [K in keyof Figures]: Figures[K] | null };

/** What a page of a list holds of each row: always its number and status, else the columns asked for. */
export type ShownRow = Pick<ListRow, 'id' | 'status'> & Partial<ListRow>;

/** Totals over a whole filter and one book; never over the page. Tonnes of the book named, money in 分. */
export interface ListTotals {
  readonly book: 'planned' | 'pool' | null;
  readonly count: number;
  readonly full_year_nox: number;
  readonly full_year_voc: number;
  readonly year_nox: number;
  readonly year_voc: number;
  readonly season_nox: number;
  readonly season_voc: number;
  readonly season_to_date_nox: number;
  readonly season_to_date_voc: number;
  readonly annualised_fen: number;
  readonly capital_fen: number;
}

const UNSUMMED = [
  'counts',
  'first_day',
  'book',
  'day_nox',
  'day_voc',
  'warnings',
  'lamp',
  'lamp_computed',
  'lamp_reasons',
  'late_days',
  'next_due',
  'overdue_days',
  'freshness',
  'silent_days',
  'report_due',
  'safe_verdict',
  'safe_day',
  'safe_slack',
  'safe_breaks',
  'safe_loss_nox',
  'safe_loss_voc',
  'all',
] as const;
const FIGURES = [...UNSUMMED, ...SUMMED_FIGURES] as const;

/** The project and its figures apart again; null figures when nothing has been computed for it yet. */
export function splitRow(row: ListRow): { readonly project: ProjectsTable; readonly figures: Figures | null } {
  const project = Object.fromEntries(Object.entries(row).filter(([column]) => !FIGURES.some((one) => one === column)));
  const figures = Object.fromEntries(FIGURES.map((column) => [column, row[column]]));
  return {
    project: project as unknown as ProjectsTable,
    figures: row.book === null ? null : (figures as unknown as Figures),
  };
}

/** The projects a person may see that match a filter, joined with their figures. The one place where a list begins. */
export function matchingProjects(reader: Reader, scope: Scope, filter: Filter, context: FilterContext) {
  return withFigures(scopedProjects(reader, scope)).where(filterCondition(filter, context));
}

/**
 * The columns asked for of one page's rows in the wanted order. The page is found first, on narrow rows where they hold what is asked: sorting and
 * skipping carry a number, not ninety columns.
 */
export async function listPage<Column extends keyof ListRow>(
  reader: Reader,
  scope: Scope,
  query: Pick<ListQuery, 'filter' | 'sort' | 'page' | 'per'>,
  context: FilterContext,
  columns: readonly Column[],
  groups?: GroupOrder,
): Promise<Pick<ListRow, Column | 'id'>[]> {
  const sort = visible(query.sort, context);
  const terms = orderTerms(sort, groups);
  const isNarrow = asksNarrowRows({ filter: query.filter, sort, grouping: groups?.grouping });
  const offset = (query.page - 1) * query.per;
  const found = isNarrow
    ? ordered(matchingRows(reader, scope, query.filter, context).select('projects.id'), terms)
        .limit(query.per)
        .offset(offset)
    : ordered(matchingProjects(reader, scope, query.filter, context).select('projects.id'), terms)
        .limit(query.per)
        .offset(offset);
  const shown = [...new Set<keyof ListRow>(['id', ...columns])];
  const own = shown.filter(isOwnKey);
  const rows = ordered(
    withFigures(scopedProjects(reader, scope).where('projects.id', 'in', found))
      .select(shown.filter((column) => !isOwnKey(column)).map(tableOf))
      .select(own.map((key) => ownValue(key).as(key))),
    terms,
  );
  return withoutHidden(await rows.execute(), context);
}

function ordered<Query extends { orderBy: (term: RawBuilder<unknown>) => Query }>(
  query: Query,
  terms: readonly RawBuilder<unknown>[],
): Query {
  return terms.reduce((sorted, term) => sorted.orderBy(term), query);
}

/** An order that follows what a person may not see would tell it. */
function visible(sort: readonly Sort[], { hidden = [] }: FilterContext): readonly Sort[] {
  return sort.filter(({ field }) => !hidden.includes(field));
}

function withoutHidden<Row extends object>(rows: Row[], { hidden = [] }: FilterContext): Row[] {
  if (hidden.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(hidden.filter((key) => key in row).map((key) => [key, null])),
  }));
}

function tableOf(column: keyof ListRow) {
  const figure = FIGURES.find((one) => one === column);
  return figure === undefined
    ? (`projects.${column as keyof ProjectsTable}` as const)
    : (`project_figures.${figure}` as const);
}

/** All rows of a filter (exports), or a slice of them; of own fields those named. */
export async function listRows(
  reader: Reader,
  scope: Scope,
  filter: Filter,
  sort: readonly Sort[],
  context: FilterContext,
  slice?: { readonly limit: number; readonly offset: number },
  groups?: GroupOrder,
  own: readonly string[] = [],
): Promise<ListRow[]> {
  let query = matchingProjects(reader, scope, filter, context)
    .selectAll('projects')
    .select(FIGURES.map((column) => `project_figures.${column}` as const))
    .select(own.map((key) => ownValue(key).as(key)));
  for (const term of orderTerms(visible(sort, context), groups)) query = query.orderBy(term);
  if (slice !== undefined) query = query.limit(slice.limit).offset(slice.offset);
  return withoutHidden(await query.execute(), context);
}

/** What is summed per book: the projects (`members` of cells), their tonnes, their money in 分. */
export function bookSums(members: 'rows' | 'cells') {
  const of = <const Name extends string>(name: Name) => sql<number>`coalesce(sum(${sql.ref(name)}), 0)`.as(name);
  const count = members === 'rows' ? sql<number>`count(*)` : sql<number>`coalesce(sum(${sql.ref('members')}), 0)`;
  return [
    sql<ListTotals['book']>`${sql.ref('book')}`.as('book'),
    count.as('count'),
    of('capital_fen'),
    ...SUMMED_FIGURES.map(of),
  ] as const;
}

/** Count and sums of the whole filter, one entry per book its figures belong to (planned; pool for 储备). */
export async function listTotals(
  reader: Reader,
  scope: Scope,
  filter: Filter,
  context: FilterContext,
): Promise<ListTotals[]> {
  const of = [reader, scope, filter, context] as const;
  const book = sql.ref('book');
  if (asksCells({ filter }))
    return matchingCells(...of)
      .select(bookSums('cells'))
      .groupBy(book)
      .orderBy(book)
      .execute();
  if (asksNarrowRows({ filter }))
    return matchingRows(...of)
      .select(bookSums('rows'))
      .groupBy(book)
      .orderBy(book)
      .execute();
  return matchingProjects(...of)
    .select(bookSums('rows'))
    .groupBy(book)
    .orderBy(book)
    .execute();
}

/** Numbers of all matching projects in code order; what a scenario fixes when the model has no word for a filter. */
export async function matchingIds(
  reader: Reader,
  scope: Scope,
  filter: Filter,
  context: FilterContext,
): Promise<string[]> {
  const of = [reader, scope, filter, context] as const;
  const rows = asksNarrowRows({ filter })
    ? await matchingRows(...of)
        .select('projects.id')
        .orderBy('projects.id')
        .execute()
    : await matchingProjects(...of)
        .select('projects.id')
        .orderBy('projects.id')
        .execute();
  return rows.map((row) => row.id);
}
