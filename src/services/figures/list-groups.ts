import { fieldOf } from '../../catalogue/fields.ts';
import { isOwnGrouping } from '../../catalogue/own-key.ts';
import { sortKey } from '../../catalogue/search-key.ts';
import type { Condition, Filter, Grouping } from '../../catalogue/filter.ts';
import { shownSum, type SummedField } from '../../catalogue/summed.ts';
import type { FilterContext, GroupOrder } from '../../db/project-filter.ts';
import { groupKey, groupTotals, groupValue, type GroupTotals } from '../../db/project-groups.ts';
import type { ListTotals } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { Translate } from '../../words/messages.ts';
import { printedParts, round } from '../../words/round.ts';
import { optionName, optionsOf, type CityLists, type Option } from '../options.ts';

/** Digits behind the point of every sum of a list. */
export const SUM_DECIMALS = 2;

type Sums = Readonly<Record<string, number>>;

export interface ListGroup {
  readonly key: string | null;
  readonly isArea: boolean;
  readonly name: string;
  readonly count: number;
  /** By field, rounded so that the groups of a book add up to its total as printed. */
  readonly sums: Sums;
}

/** The groups of one book; books are never added. */
export interface GroupedBook {
  readonly book: ListTotals['book'];
  readonly count: number;
  readonly sums: Sums;
  readonly groups: readonly ListGroup[];
}

/** Subtotals of a filter by group, one table per book, in the order of the city's lists (names: as an office orders them). */
export async function groupedBooks(
  reader: Reader,
  about: {
    readonly scope: Scope;
    readonly filter: Filter;
    readonly grouping: Grouping;
    readonly context: FilterContext;
  },
  totals: readonly ListTotals[],
  fields: readonly SummedField[],
  words: { readonly lists: CityLists; readonly t: Translate },
): Promise<GroupedBook[]> {
  const rows = await groupTotals(reader, about.scope, about.filter, about.grouping, about.context);
  const options = groupOptions(about.grouping, words.lists, words.t);
  const named = rows.map((row) => ({ row, name: nameOf(row, about.grouping, options, words) })).sort(byOption(options));
  return totals.map((total) =>
    bookOf(
      total,
      named.filter(({ row }) => row.book === total.book),
      fields,
    ),
  );
}

interface Named {
  readonly row: GroupTotals;
  readonly name: string;
}

function bookOf(total: ListTotals, named: readonly Named[], fields: readonly SummedField[]): GroupedBook {
  const columns = fields.map((field) => {
    const values = named.map(({ row }) => shownSum(field, row));
    return printedParts(values, shownSum(field, total), SUM_DECIMALS);
  });
  const sumsOf = (value: (index: number) => number): Sums =>
    Object.fromEntries(fields.map((field, index) => [field, value(index)]));
  return {
    book: total.book,
    count: total.count,
    sums: sumsOf((index) => round(shownSum(fields[index]!, total), SUM_DECIMALS)),
    groups: named.map(({ row, name }, at) => ({
      key: row.key,
      isArea: row.isArea,
      name,
      count: row.count,
      sums: sumsOf((index) => columns[index]![at]!),
    })),
  };
}

/** What the groups can be called, in their order. Districts come before the functional areas that lie in them. */
function groupOptions(grouping: Grouping, lists: CityLists, t: Translate): readonly Option[] {
  const of = (key: string): readonly Option[] => optionsOf(fieldOf(key)!, lists, t);
  return grouping === 'area' ? [...of('district'), ...of('area')] : of(grouping);
}

/** How rows stand by group; nothing where a list is not grouped. */
export function groupOrder(grouping: Grouping | null, lists: CityLists, t: Translate): GroupOrder | undefined {
  if (grouping === null) return undefined;
  const ranked = groupOptions(grouping, lists, t).map(({ id }) => id);
  return { grouping, value: groupValue(grouping), order: groupKey(grouping), ranked };
}

function nameOf(
  { key }: GroupTotals,
  grouping: Grouping,
  options: readonly Option[],
  { lists, t }: { readonly lists: CityLists; readonly t: Translate },
): string {
  if (key === null) return t('projects.group-none');
  // A word of a choice that is gone still has its name.
  if (isOwnGrouping(grouping)) return optionName(fieldOf(grouping)!, key, lists, t);
  return options.find(({ id }) => id === key)?.name ?? key;
}

function byOption(options: readonly Option[]): (a: Named, b: Named) => number {
  const ranks = new Map(options.map(({ id }, rank) => [id, rank]));
  const rank = ({ row }: Named): number =>
    row.key === null ? options.length + 1 : (ranks.get(row.key) ?? options.length);
  const keys = new Map<string, string>();
  const key = (name: string): string => {
    const known = keys.get(name) ?? sortKey(name);
    keys.set(name, known);
    return known;
  };
  return (a, b) => rank(a) - rank(b) || (key(a.name) < key(b.name) ? -1 : 1);
}

/** What narrows a list to one group; null where the address has no way to say so (alternatives joined by "or"). */
export function groupFilter(
  filter: Filter,
  grouping: Grouping,
  { key, isArea }: Pick<ListGroup, 'key' | 'isArea'>,
): Filter | null {
  if (filter.match === 'any' && filter.conditions.length + (filter.q === '' ? 0 : 1) > 1) return null;
  const own = ownConditions(grouping, key, isArea);
  const others = filter.conditions.filter(({ field, op }) => !own.some((one) => one.field === field && one.op === op));
  const conditions = [...others, ...own].sort((a, b) => (`${a.field}.${a.op}` < `${b.field}.${b.op}` ? -1 : 1));
  return { ...filter, match: 'all', conditions };
}

function ownConditions(grouping: Grouping, key: string | null, isArea: boolean): Condition[] {
  if (key === null) return [{ field: grouping, op: 'empty', values: ['1'] }];
  if (grouping === 'enterprise') return [{ field: grouping, op: 'is', values: [key] }];
  if (grouping !== 'area' || isArea) return [{ field: grouping, op: 'any', values: [key] }];
  return [
    { field: 'area', op: 'empty', values: ['1'] },
    { field: 'district', op: 'any', values: [key] },
  ];
}
