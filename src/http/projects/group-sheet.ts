import type { Field } from '../../catalogue/fields.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import type { Grouping } from '../../catalogue/filter.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { isSummed, type SummedField } from '../../catalogue/summed.ts';
import type { ShownRow } from '../../db/project-list.ts';
import type { SheetCell, SheetTable } from '../../exchange/sheet.ts';
import type { GroupedBook, ListGroup } from '../../services/figures/list-groups.ts';
import type { Translate } from '../../words/messages.ts';

/** Subtotals in the downloads: a sheet of their own in the workbook, lines between the rows of the CSV, and lists for programs. */

/** One line per group and book, then the total of each book. */
export function groupSheet(
  grouping: Grouping,
  books: readonly GroupedBook[],
  fields: readonly SummedField[],
  t: Translate,
): SheetTable {
  const by = t(`fields.${grouping}`);
  const book = (id: GroupedBook['book']): string => t(`projects.book-${id ?? 'none'}`);
  const line = (of: GroupedBook, name: string, { count, sums }: Pick<ListGroup, 'count' | 'sums'>): SheetCell[] => [
    book(of.book),
    name,
    count,
    ...fields.map((field) => sums[field]!),
  ];
  return {
    name: t('projects.groups-sheet'),
    columns: [
      { header: t('projects.book'), format: '@', width: 12 },
      { header: by, format: '@', width: 28 },
      { header: t('projects.count'), format: '0', width: 8 },
      ...fields.map((key) => ({
        header: t('frame.with-more', { name: t(`fields.${key}`), more: t(`units.${fieldOf(key)!.unit!}`) }),
        format: '0.00',
        width: 18,
      })),
    ],
    rows: books.flatMap((one) => [
      ...one.groups.map((group) => line(one, group.name, group)),
      line(one, t('projects.group-total'), one),
    ]),
  };
}

/** The rows of a table in group order with a line after each group and at the end, each in the first column and under the sums. */
export function withSubtotals(
  table: SheetTable,
  columns: readonly Field[],
  rows: readonly ShownRow[],
  grouping: Grouping,
  books: readonly GroupedBook[],
  t: Translate,
): SheetTable {
  const line = (
    key: string,
    book: GroupedBook,
    name: string,
    { count, sums }: Pick<ListGroup, 'count' | 'sums'>,
  ): SheetCell[] =>
    columns.map((field, index) =>
      index === 0
        ? t(`projects.${key}`, { name, book: t(`projects.book-${book.book ?? 'none'}`), count })
        : isSummed(field.key)
          ? (sums[field.key] ?? null)
          : null,
    );
  const subtotals = new Map<string, SheetCell[][]>();
  for (const book of books)
    for (const group of book.groups) {
      const id = comparable(grouping, group.key);
      subtotals.set(id, [...(subtotals.get(id) ?? []), line('line-subtotal', book, group.name, group)]);
    }
  const keys = rows.map((row) => comparable(grouping, rowKey(grouping, row)));
  const body = table.rows.flatMap((cells, index) =>
    keys[index] === keys[index + 1] ? [cells] : [cells, ...(subtotals.get(keys[index]!) ?? [])],
  );
  return { ...table, rows: [...body, ...books.map((book) => line('line-total', book, '', book))] };
}

/** What the rows of one group share, as a page or a download compares it. */
export function rowKey(grouping: Grouping, row: ShownRow): string | null {
  if (grouping === 'area') return row.area ?? row.district ?? null;
  return (row as Partial<Record<Grouping, string | null>>)[grouping] ?? null;
}

export function comparable(grouping: Grouping, key: string | null): string {
  return grouping === 'enterprise' ? searchKey(key ?? '') : (key ?? '');
}
