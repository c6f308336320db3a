import { fieldOf } from '../../catalogue/fields.ts';
import { listParams, type Grouping, type ListQuery } from '../../catalogue/filter.ts';
import type { SummedField } from '../../catalogue/summed.ts';
import type { ShownRow } from '../../db/project-list.ts';
import { groupFilter, SUM_DECIMALS, type GroupedBook, type ListGroup } from '../../services/figures/list-groups.ts';
import { grouped, number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { listLink } from '../view-strip.ts';
import { comparable, rowKey } from './group-sheet.ts';

/** A page shows so many groups of a book; the rest stands in one row, so that the column still adds up. All of them are in the downloads. */
const MOST_SHOWN = 200;

/** The subtotals above the rows: one table per book, each adding up to its total as printed. */
export function groupTables(
  query: ListQuery,
  books: readonly GroupedBook[],
  fields: readonly SummedField[],
  t: Translate,
) {
  const { group } = query;
  if (group === null || books.length === 0) return null;
  const shownSums = (sums: Readonly<Record<string, number>>) =>
    fields.map((field) => number(sums[field], SUM_DECIMALS));
  const rows = (groups: readonly ListGroup[]) =>
    groups.map((one) => ({
      name: one.name,
      href: groupLink(query, group, one),
      count: grouped(one.count),
      sums: shownSums(one.sums),
    }));
  return {
    title: t('projects.groups', { by: t(`fields.${group}`) }),
    name: t(`fields.${group}`),
    head: fields.map((key) => ({ label: t(`fields.${key}`), unit: t(`units.${fieldOf(key)!.unit!}`) })),
    books: books.map((book) => ({
      label: t(`projects.total-${book.book ?? 'none'}`, { count: grouped(book.count) }),
      rows: [
        ...rows(book.groups.slice(0, MOST_SHOWN)),
        ...rest(book, fields, t).map((row) => ({ ...row, sums: shownSums(row.sums) })),
      ],
      sums: shownSums(book.sums),
      count: grouped(book.count),
    })),
  };
}

function rest({ groups }: GroupedBook, fields: readonly SummedField[], t: Translate) {
  const hidden = groups.slice(MOST_SHOWN);
  if (hidden.length === 0) return [];
  const sum = (value: (one: ListGroup) => number): number => hidden.reduce((total, one) => total + value(one), 0);
  const sums = Object.fromEntries(fields.map((field) => [field, sum((one) => one.sums[field]!)]));
  const name = t('projects.group-rest', { count: hidden.length });
  return [{ name, href: null, count: grouped(sum(({ count }) => count)), sums }];
}

function groupLink(query: ListQuery, grouping: Grouping, group: ListGroup) {
  const filter = groupFilter(query.filter, grouping, group);
  return filter === null ? null : listLink(listParams(query, { filter, group: null, page: 1 }));
}

/** The heading of a row's group as the rows show it: its name, and how many projects of the whole filter are in it. */
export function groupHeadings(
  grouping: Grouping,
  books: readonly GroupedBook[],
  t: Translate,
): (row: ShownRow) => string {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { key, name, count } of books.flatMap(({ groups }) => groups)) {
    const id = comparable(grouping, key);
    counts.set(id, { name, count: (counts.get(id)?.count ?? 0) + count });
  }
  return (row) => {
    const id = comparable(grouping, rowKey(grouping, row));
    const { name, count } = counts.get(id) ?? { name: id, count: 0 };
    return t('projects.group-heading', { name, count: grouped(count) });
  };
}
