import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { STATUSES } from '../../models/vocabulary.ts';
import { columnOf, fieldOf, type Field } from '../catalogue/fields.ts';
import { family, type Condition, type Filter, type Sort } from '../catalogue/filter.ts';
import { searchKey } from '../catalogue/search-key.ts';
import { addDays } from '../words/day.ts';
import { periodOf } from '../words/period.ts';

/** The days and the person that relative words (逾期, 本月, 我的) mean. */
export interface FilterContext {
  readonly today: string;
  readonly me: { readonly district: string | null; readonly displayName: string };
}

/** A filter as one SQL condition over `projects` joined with `project_figures`; every value is bound, every column comes from the table of fields. */
export function filterCondition(filter: Filter, context: FilterContext): Expression<SqlBool> {
  const parts = [
    ...(filter.q === '' ? [] : [searchCondition(filter.q)]),
    ...filter.conditions.map((condition) => conditionSql(condition, context)),
  ];
  if (parts.length === 0) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(${sql.join(parts, filter.match === 'any' ? sql` or ` : sql` and `)})`;
}

/** Order of a list: up to three keys, empty values last in both directions, then the number, so that equal rows never swap between pages. */
export function orderTerms(sort: readonly Sort[]): RawBuilder<unknown>[] {
  const keys = sort.flatMap(({ field, falling }) => {
    const value = sortValue(fieldOf(field)!);
    return [sql`(${value} is null)`, falling ? sql`${value} desc` : sql`${value} asc`];
  });
  return [...keys, sql`${sql.ref('projects.id')} asc`];
}

/** Every word must be found somewhere: number, name, enterprise, codes, content, tags, or the pinyin initials. */
function searchCondition(q: string): RawBuilder<SqlBool> {
  const words = q
    .split(/\s+/)
    .map(searchKey)
    .filter((word) => word !== '');
  const each = words.map(
    (word) =>
      sql`(${like('projects.search_key', `%${escaped(word)}%`)} or ${like('projects.initials', `%${escaped(word)}%`)})`,
  );
  return each.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

function conditionSql(condition: Condition, context: FilterContext): RawBuilder<SqlBool> {
  const field = fieldOf(condition.field)!;
  const column = sql.ref(tableColumn(field));
  const { op, values } = condition;
  if (op === 'empty') return emptiness(field, column, values[0] === '1');
  if (op === 'mine') return mine(field, column, context, values[0] === '1');
  if (field.kind === 'tags') return tagCondition(column, op, values);
  const kind = family(field.kind);
  if (kind === 'text') return textCondition(column, op, values);
  if (kind === 'day') return dayCondition(field, column, op, values, context);
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
  const any = sql<SqlBool>`(${sql.join(
    values.map((value) => sql`${column} like ${`%${escaped(JSON.stringify(value))}%`} escape '\\'`),
    sql` or `,
  )})`;
  return op === 'not' ? sql`not ${any}` : any;
}

function numberCondition(
  field: Field,
  column: RawBuilder<unknown>,
  op: string,
  values: readonly string[],
): RawBuilder<SqlBool> {
  const scale = field.kind === 'money' ? 1_000_000 : 1;
  const typed = values.map((value) => (field.kind === 'percent' ? Number(value) / 100 : Number(value) * scale));
  if (op === 'between') return sql`(${column} >= ${typed[0]} and ${column} <= ${typed[1]})`;
  if (op === 'gte') return sql`${column} >= ${typed[0]}`;
  return op === 'lte' ? sql`${column} <= ${typed[0]}` : sql`${column} = ${typed[0]}`;
}

function dayCondition(
  field: Field,
  column: RawBuilder<unknown>,
  op: string,
  values: readonly string[],
  { today }: FilterContext,
): RawBuilder<SqlBool> {
  const between = (from: string, to: string): RawBuilder<SqlBool> => sql`(${column} >= ${from} and ${column} <= ${to})`;
  const [first = '', second = ''] = values;
  switch (op) {
    case 'from':
      return sql`${column} >= ${first}`;
    case 'to':
      return sql`${column} <= ${first}`;
    case 'between':
      return between(first, second);
    case 'in': {
      const { from, to } = periodOf(first, today);
      return between(from, to);
    }
    case 'next':
      return between(today, addDays(today, Number(first)));
    case 'overdue': {
      const late = sql<SqlBool>`(${column} < ${today} and ${notReached(field.key)})`;
      return first === '1' ? late : sql`(${column} is null or not ${late})`;
    }
    default:
      return sql`${column} = ${first}`;
  }
}

/** A day is overdue when it has passed and the step it belongs to has not been reached. */
function notReached(key: string): RawBuilder<SqlBool> {
  const status = sql.ref('projects.status');
  if (key === 'start' || key === 'plan_start')
    return sql`(${sql.ref('projects.started')} is null and ${status} in ('proposed', 'planned'))`;
  if (key === 'until') return sql`${status} <> 'cancelled'`;
  return sql`${status} in ('proposed', 'planned', 'building')`;
}

function emptiness(field: Field, column: RawBuilder<unknown>, empty: boolean): RawBuilder<SqlBool> {
  if (field.kind === 'tags') return empty ? sql`${column} = '[]'` : sql`${column} <> '[]'`;
  return empty ? sql`${column} is null` : sql`${column} is not null`;
}

function mine(field: Field, column: RawBuilder<unknown>, { me }: FilterContext, yes: boolean): RawBuilder<SqlBool> {
  const own = field.key === 'district' ? me.district : me.displayName;
  const is = own === null ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${column} = ${own}`;
  return yes ? is : sql`not ${is}`;
}

function sortValue(field: Field): RawBuilder<unknown> {
  if (field.key === 'name') return sql.ref('projects.name_sort');
  const column = sql.ref(tableColumn(field));
  if (field.key !== 'status') return column;
  return sql`case ${column} ${sql.join(
    STATUSES.map((status, rank) => sql`when ${status} then ${sql.lit(rank)}`),
    sql` `,
  )} end`;
}

/** `projects.finish`, `project_figures.season_voc` … */
export function tableColumn(field: Field): string {
  return `${field.stored}.${columnOf(field)}`;
}

const like = (column: string, pattern: string): RawBuilder<SqlBool> =>
  sql`${sql.ref(column)} like ${pattern} escape '\\'`;
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
