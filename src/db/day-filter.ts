import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Field } from '../catalogue/fields.ts';
import { rangesOf } from '../catalogue/filter-values.ts';
import { addDays } from '../words/day.ts';
import { periodOf } from '../words/period.ts';

/** A condition on a day: on, from, to, between, in a period around today, within the next days, overdue. Both ends count. */
export function dayCondition(
  field: Field,
  column: RawBuilder<unknown>,
  op: string,
  values: readonly string[],
  today: string,
): RawBuilder<SqlBool> {
  const from = (day: string): RawBuilder<SqlBool> =>
    field.key === 'updated' ? sql`${column} >= ${startOf(day)}` : sql`${column} >= ${day}`;
  const to = (day: string): RawBuilder<SqlBool> =>
    field.key === 'updated' ? sql`${column} < ${startOf(addDays(day, 1))}` : sql`${column} <= ${day}`;
  const between = (first: string, last: string): RawBuilder<SqlBool> => sql`(${from(first)} and ${to(last)})`;
  const any = (ranges: readonly (readonly [string, string])[]): RawBuilder<SqlBool> =>
    sql`(${sql.join(
      ranges.map(([one, last]) => between(one, last)),
      sql` or `,
    )})`;
  const [first = ''] = values;
  switch (op) {
    case 'from':
      return from(first);
    case 'to':
      return to(first);
    case 'between':
      return any(rangesOf(values));
    case 'in':
      return any(values.map((name) => periodOf(name, today)).map((period) => [period.from, period.to]));
    case 'next':
      return between(today, addDays(today, Number(first)));
    case 'overdue': {
      const late = sql<SqlBool>`(${column} < ${today} and ${notReached(field.key)})`;
      return first === '1' ? late : sql`(${column} is null or not ${late})`;
    }
    default:
      return any(values.map((day) => [day, day]));
  }
}

/** `updated` is an instant; a day of Asia/Shanghai begins at 16:00 UTC of the day before. */
function startOf(day: string): string {
  return `${addDays(day, -1)}T16:00:00.000Z`;
}

/** A day is overdue when it has passed and the step it belongs to has not been reached. */
function notReached(key: string): RawBuilder<SqlBool> {
  const status = sql.ref('projects.status');
  if (key === 'start' || key === 'plan_start')
    return sql`(${sql.ref('projects.started')} is null and ${status} in ('proposed', 'planned'))`;
  if (key === 'next_due') return sql`1 = 1`;
  if (key === 'until') return sql`${status} <> 'cancelled'`;
  return sql`${status} in ('proposed', 'planned', 'building')`;
}
