import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { STATUSES } from '../../models/vocabulary.ts';
import { columnOf, fieldOf, LAMPS, type Field } from '../catalogue/fields.ts';
import { BATCH, type Condition, type Filter, type Grouping, type Sort } from '../catalogue/filter.ts';
import { family, rangesOf } from '../catalogue/filter-values.ts';
import { searchKey } from '../catalogue/search-key.ts';
import { STEP_IDS } from '../catalogue/steps.ts';
import { batchCondition } from './batch-filter.ts';
import { dayCondition } from './day-filter.ts';
import { ORDER_KEYS } from './list-columns.ts';
import { nearCondition } from './near-filter.ts';
import { ownOrder, ownValue } from './own-values.ts';

/** The days and the person that relative words (逾期, 本月, 我的) mean. */
export interface FilterContext {
  readonly today: string;
  readonly me: { readonly district: string | null; readonly displayName: string };
  /** Fields this person may not see: no condition on one finds anything, no order follows one, no row holds one. */
  readonly hidden?: readonly string[];
}

/**
 * A filter as one SQL condition over `projects` (joined with `project_figures`, or a narrow table of lists under that name); every value is bound,
 * every column comes from the table of fields. `search` says where words are looked for.
 */
export function filterCondition(
  filter: Filter,
  context: FilterContext,
  search: Search = (where) => where('projects'),
): Expression<SqlBool> {
  const parts = [
    ...(filter.q === '' ? [] : [search((table) => searchCondition(table, filter.q))]),
    ...filter.conditions.map((condition) => conditionSql(condition, context)),
  ];
  if (parts.length === 0) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(${sql.join(parts, filter.match === 'any' ? sql` or ` : sql` and `)})`;
}

/** Turns the condition on a table that holds searched texts into one on `projects`. */
export type Search = (condition: (table: string) => RawBuilder<SqlBool>) => RawBuilder<SqlBool>;

/** The groups of a list: what rows of one group share, and the values in their order where they have one (others follow by value). */
export interface GroupOrder {
  readonly grouping: Grouping;
  readonly value: RawBuilder<unknown>;
  /** What they stand by where they have no order of their own. */
  readonly order: RawBuilder<unknown>;
  readonly ranked: readonly string[];
}

/** Order of a list: its groups, up to three keys, empty values last in both directions, then the number, so that equal rows never swap between pages. */
export function orderTerms(sort: readonly Sort[], groups?: GroupOrder): RawBuilder<unknown>[] {
  const keys = sort.flatMap(({ field, falling }) => {
    const [value, empty] = [sortValue(fieldOf(field)!), sortColumn(fieldOf(field)!)];
    return [sql`(${empty} is null)`, falling ? sql`${value} desc` : sql`${value} asc`];
  });
  return [...(groups === undefined ? [] : groupTerms(groups)), ...keys, sql`${sql.ref('projects.id')} asc`];
}

function groupTerms({ value, order, ranked }: GroupOrder): RawBuilder<unknown>[] {
  return [sql`(${value} is null)`, ...(ranked.length === 0 ? [] : [rankOf(value, ranked)]), order, value];
}

/** Every word must be found somewhere: number, name, enterprise, codes, content, tags, or the pinyin initials. */
function searchCondition(table: string, q: string): RawBuilder<SqlBool> {
  const words = q
    .split(/\s+/)
    .map(searchKey)
    .filter((word) => word !== '');
  const each = words.map(
    (word) =>
      sql`(${like(`${table}.search_key`, `%${escaped(word)}%`)} or ${like(`${table}.initials`, `%${escaped(word)}%`)})`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

function conditionSql(condition: Condition, context: FilterContext): RawBuilder<SqlBool> {
  const { op, values } = condition;
  if (op === 'near') return nearCondition(values);
  if (condition.field === BATCH) return batchCondition(values);
  const field = fieldOf(condition.field)!;
  const column = columnSql(field);
  if (context.hidden?.includes(field.key) === true) return sql`1 = 0`;
  if (op === 'empty') return emptiness(field, column, values[0] === '1');
  if (op === 'mine') return mine(field, column, context, values[0] === '1');
  if (field.kind === 'tags') return tagCondition(column, op, values);
  const kind = family(field.kind);
  if (kind === 'text') return textCondition(column, op, values);
  if (kind === 'day') return dayCondition(field, column, op, values, context.today);
  if (kind === 'number') return numberCondition(field, column, op, values);
  const bound = field.kind === 'flag' ? values.map(Number) : values;
  return op === 'not'
    ? sql`(${column} is null or ${column} not in (${sql.join(bound)}))`
    : sql`${column} in (${sql.join(bound)})`;
}

function textCondition(column: RawBuilder<unknown>, op: string, values: readonly string[]): RawBuilder<SqlBool> {
  const key = sql`search_key(${column})`;
  const one = (value: string): RawBuilder<SqlBool> => {
    const wanted = searchKey(value);
    if (op === 'is') return sql`${key} = ${wanted}`;
    const pattern = op === 'starts' ? `${escaped(wanted)}%` : `%${escaped(wanted)}%`;
    return sql`${key} like ${pattern} escape '\\'`;
  };
  const any = sql<SqlBool>`(${sql.join(values.map(one), sql` or `)})`;
  return op === 'hasnt' ? sql`(${column} is null or not ${any})` : any;
}

function tagCondition(column: RawBuilder<unknown>, op: string, values: readonly string[]): RawBuilder<SqlBool> {
  const one = (value: string): RawBuilder<SqlBool> => {
    const quoted = `%${escaped(searchKey(JSON.stringify(value)))}%`;
    return sql`search_key(${column}) like ${quoted} escape '\\'`;
  };
  const any = sql<SqlBool>`(${sql.join(values.map(one), sql` or `)})`;
  return op === 'not' ? sql`(${column} is null or not ${any})` : any;
}

function numberCondition(
  field: Field,
  column: RawBuilder<unknown>,
  op: string,
  values: readonly string[],
): RawBuilder<SqlBool> {
  // 万元 to 分 and percent to fraction by moving the point of the decimal text: 12.3 % is 0.123, not 0.12300000000000001.
  const moved = field.kind === 'money' ? 'e6' : field.kind === 'percent' ? 'e-2' : '';
  // Cast, because PostgreSQL would take the parameter for the whole number the column holds and refuse 1.5.
  const typed = values.map((value) => sql`cast(${Number(`${value}${moved}`)} as double precision)`);
  if (op === 'between')
    return anyOf(
      rangesOf(values).map((_, at) => sql`(${column} >= ${typed[2 * at]} and ${column} <= ${typed[2 * at + 1]})`),
    );
  if (op === 'gte') return sql`${column} >= ${typed[0]}`;
  return op === 'lte' ? sql`${column} <= ${typed[0]}` : sql`${column} in (${sql.join(typed)})`;
}

const anyOf = (parts: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(parts, sql` or `)})`;

function emptiness(field: Field, column: RawBuilder<unknown>, empty: boolean): RawBuilder<SqlBool> {
  if (field.kind === 'tags') return empty ? sql`coalesce(${column}, '[]') = '[]'` : sql`${column} <> '[]'`;
  return empty ? sql`${column} is null` : sql`${column} is not null`;
}

function mine(field: Field, column: RawBuilder<unknown>, { me }: FilterContext, yes: boolean): RawBuilder<SqlBool> {
  const is = isMine(field, column, me);
  return yes ? is : sql`(${column} is null or not ${is})`;
}

/** Of the person, of the unit, or in the zone of the unit; who has no unit owns no district and no zone. */
function isMine(field: Field, column: RawBuilder<unknown>, me: FilterContext['me']): RawBuilder<SqlBool> {
  if (field.key !== 'district' && field.key !== 'zone') return sql`${column} = ${me.displayName}`;
  if (me.district === null) return sql`1 = 0`;
  if (field.key === 'district') return sql`${column} = ${me.district}`;
  return sql`${column} in (select districts.zone from districts where districts.city = projects.city and districts.code = ${me.district})`;
}

/** Closed lists stand in their own order, not in that of their letters. */
const RANKED: Readonly<Record<string, readonly string[]>> = { status: STATUSES, step: STEP_IDS, lamp: LAMPS };

function sortValue(field: Field): RawBuilder<unknown> {
  const column = sortColumn(field);
  const ranked = RANKED[field.key];
  return ranked === undefined ? column : rankOf(column, ranked);
}

/** The place of a value in a list; behind all of them what is not in it. */
function rankOf(value: RawBuilder<unknown>, ranked: readonly string[]): RawBuilder<unknown> {
  const whens = ranked.map((id, rank) => sql`when ${id} then ${sql.lit(rank)}`);
  return sql`case ${value} ${sql.join(whens, sql` `)} else ${sql.lit(ranked.length)} end`;
}

/** Texts that are names are ordered by keys of their own, an own field by what it is ordered by. */
function sortColumn(field: Field): RawBuilder<unknown> {
  if (field.stored === 'own-values') return ownOrder(field.key);
  const key = ORDER_KEYS[field.key];
  return sql.ref(key === undefined ? tableColumn(field) : `projects.${key}`);
}

/** The value of a field: its column, or what stands in an own field. */
function columnSql(field: Field): RawBuilder<unknown> {
  return field.stored === 'own-values' ? ownValue(field.key) : sql.ref(tableColumn(field));
}

/** `projects.finish`, `season_voc` …; a column of the figures by its bare name, for the narrow tables of lists hold it too. */
function tableColumn(field: Field): string {
  return field.stored === 'projects' ? `projects.${columnOf(field)}` : columnOf(field);
}

const like = (column: string, pattern: string): RawBuilder<SqlBool> =>
  sql`${sql.ref(column)} like ${pattern} escape '\\'`;
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
