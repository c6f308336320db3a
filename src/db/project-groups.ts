import { sql, type RawBuilder } from 'kysely';
import type { Filter, Grouping } from '../catalogue/filter.ts';
import { isOwnGrouping } from '../catalogue/own-key.ts';
import type { FilterContext } from './project-filter.ts';
import { ownValue } from './own-values.ts';
import { asksCells, asksNarrowRows, matchingCells, matchingRows } from './narrow-list.ts';
import { bookSums, matchingProjects, type ListTotals } from './project-list.ts';
import type { Reader } from './reader.ts';
import type { Scope } from './scope.ts';

/** Sums of one group of a list in one book. */
export interface GroupTotals extends ListTotals {
  /** Code of the group; a name where the field has no codes; null where the field is empty. */
  readonly key: string | null;
  /** The assessed unit is a functional area, not what is left of its district. */
  readonly isArea: boolean;
}

/** What rows of one group have in common. An assessed unit is the functional area where a project has one, else its district. */
export function groupValue(grouping: Grouping): RawBuilder<string | null> {
  if (grouping === 'area') return sql`coalesce(${sql.ref('projects.area')}, ${sql.ref('projects.district')})`;
  if (grouping === 'lamp') return sql`${sql.ref('lamp')}`;
  if (isOwnGrouping(grouping)) return ownValue(grouping) as RawBuilder<string | null>;
  if (grouping === 'enterprise') return sql`search_key(${sql.ref('projects.enterprise')})`;
  return sql`${sql.ref(`projects.${grouping}`)}`;
}

/** What groups without a list of their own stand by: names as an office orders them, whatever way one is spelt in a group. */
export function groupKey(grouping: Grouping): RawBuilder<unknown> {
  const value = groupValue(grouping);
  if (grouping !== 'enterprise') return value;
  return sql`min(${sql.ref('projects.enterprise_sort')}) over (partition by ${value})`;
}

/** Count and sums of every group of a filter, one entry per group and book; every project is in exactly one group. */
export async function groupTotals(
  reader: Reader,
  scope: Scope,
  filter: Filter,
  grouping: Grouping,
  context: FilterContext,
): Promise<GroupTotals[]> {
  const value = groupValue(grouping);
  // A name is shown as it is written somewhere in the group, though blanks and case do not part groups. PostgreSQL knows no column grouped by in a subquery.
  const name = grouping === 'enterprise' ? sql.ref('projects.enterprise') : value;
  const key = grouping === 'enterprise' || isOwnGrouping(grouping) ? sql<string | null>`min(${name})` : value;
  const of = [reader, scope, filter, context] as const;
  const shown = [
    key.as('key'),
    sql<number>`max(case when ${sql.ref('projects.area')} is null then 0 else 1 end)`.as('has_area'),
  ] as const;
  const by = [value, sql.ref('book')];
  const rows = asksCells({ filter, grouping })
    ? await matchingCells(...of)
        .select([...shown, ...bookSums('cells')])
        .groupBy(by)
        .execute()
    : asksNarrowRows({ filter, grouping })
      ? await matchingRows(...of)
          .select([...shown, ...bookSums('rows')])
          .groupBy(by)
          .execute()
      : await matchingProjects(...of)
          .select([...shown, ...bookSums('rows')])
          .groupBy(by)
          .execute();
  return rows.map(({ has_area: hasArea, ...row }) => ({
    ...row,
    isArea: grouping === 'area' && hasArea === 1,
  }));
}
