import { sql } from 'kysely';
import { columnOf, fieldOf } from '../catalogue/fields.ts';
import { BATCH, type Condition, type Filter, type Grouping, type Sort } from '../catalogue/filter.ts';
import { isOwnKey } from '../catalogue/own-key.ts';
import { CELL_COLUMNS, ORDER_KEYS, ROW_OF_FIGURES, ROW_OF_PROJECT } from './list-columns.ts';
import { filterCondition, type FilterContext, type Search } from './project-filter.ts';
import type { Reader } from './reader.ts';
import type { Scope } from './scope.ts';

/** What a question over projects touches besides the rows it shows. */
export interface Asked {
  readonly filter: Filter;
  readonly sort?: readonly Sort[];
  readonly grouping?: Grouping | null;
}

const CELLS: ReadonlySet<string> = new Set(CELL_COLUMNS);
const ROWS: ReadonlySet<string> = new Set(['id', 'name_sort', ...ROW_OF_PROJECT, ...ROW_OF_FIGURES]);

/** Can the sums of cells answer it? Then a few thousand rows do, whatever the size of the ledger. */
export function asksCells(asked: Asked): boolean {
  return columnsAsked(asked).every((column) => CELLS.has(column));
}

/** Can the narrow rows answer it? Where and in which order; what is shown is read from the ledger itself. */
export function asksNarrowRows(asked: Asked): boolean {
  return columnsAsked(asked).every((column) => ROWS.has(column));
}

function columnsAsked({ filter, sort = [], grouping = null }: Asked): readonly string[] {
  const conditions = filter.conditions.map(conditionColumn);
  const keys = sort.map(({ field }) => ORDER_KEYS[field] ?? fieldColumn(field));
  const words = filter.q === '' ? [] : ['id'];
  return [...words, ...conditions, ...keys, ...(grouping === null ? [] : [isOwnKey(grouping) ? 'id' : grouping])];
}

function conditionColumn({ field, op }: Condition): string {
  if (op === 'near') return 'lon';
  return fieldColumn(field);
}

/** A batch, and what stands in an own field, are looked up by the project's number. */
function fieldColumn(field: string): string {
  return field === BATCH || isOwnKey(field) ? 'id' : columnOf(fieldOf(field)!);
}

/** Sums of the cells a person may see that match a filter; the table goes by the name of `projects`, as conditions know it. */
export function matchingCells(reader: Reader, scope: Scope, filter: Filter, context: FilterContext) {
  const cells = reader
    .selectFrom('list_sums as projects')
    .where('projects.city', '=', scope.city)
    .where('projects.programme', '=', scope.programme)
    .where(filterCondition(filter, context));
  const inDistrict = scope.district === null ? cells : cells.where('projects.district', '=', scope.district);
  return scope.area === undefined ? inDistrict : inDistrict.where('projects.area', '=', scope.area);
}

/** The narrow rows a person may see that match a filter, by the name of `projects`. */
export function matchingRows(reader: Reader, scope: Scope, filter: Filter, context: FilterContext) {
  const rows = reader
    .selectFrom('list_rows as projects')
    .where('projects.city', '=', scope.city)
    .where('projects.programme', '=', scope.programme)
    .where(filterCondition(filter, context, inTexts(scope)));
  const inDistrict = scope.district === null ? rows : rows.where('projects.district', '=', scope.district);
  return scope.area === undefined ? inDistrict : inDistrict.where('projects.area', '=', scope.area);
}

/** Words are looked for in a table of their own, once, whatever else is asked. */
function inTexts({ city, programme }: Scope): Search {
  return (condition) => sql`${sql.ref('projects.id')} in (
    select list_texts.id from list_texts
    where list_texts.city = ${city} and list_texts.programme = ${programme} and ${condition('list_texts')})`;
}
