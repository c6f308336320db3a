import type { Field } from '../../catalogue/fields.ts';
import { listParams, type ListQuery } from '../../catalogue/filter.ts';
import { isSummed, shownSum } from '../../catalogue/summed.ts';
import type { ShownRow, ListTotals } from '../../db/project-list.ts';
import { paths } from '../../paths.ts';
import { SUM_DECIMALS } from '../../services/figures/list-groups.ts';
import type { CityLists } from '../../services/options.ts';
import { grouped, number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { listLink } from '../view-strip.ts';
import { cellText, isNumeric } from './cell-text.ts';

/** A header cell: the name with its unit, a link that orders by it, and how the list is ordered by it now. */
export function headCell(field: Field, query: ListQuery, t: Translate) {
  const [first] = query.sort;
  const active = first?.field === field.key;
  const falling = active ? !first.falling : isNumeric(field);
  const others = query.sort.filter((one) => one.field !== field.key);
  const sort = [{ field: field.key, falling }, ...others].slice(0, 3);
  return {
    key: field.key,
    label: t(`fields.${field.key}`),
    unit: field.unit === undefined ? null : t(`units.${field.unit}`),
    num: isNumeric(field),
    sort: active ? (first.falling ? 'descending' : 'ascending') : null,
    href: listLink(listParams(query, { sort, page: 1 })),
  };
}

export function bodyRow(row: ShownRow, columns: readonly Field[], words: { lists: CityLists; t: Translate }) {
  return {
    id: row.id,
    href: paths.project.to({ id: row.id }),
    edit: paths.editProject.to({ id: row.id }),
    cells: columns.map((field) => ({ text: cellText(field, row, words), num: isNumeric(field), ...marks(field, row) })),
  };
}

/** What a cell shows besides its text: link of the number and the name, shape of a status, colour and shape of a lamp. */
function marks(field: Field, row: ShownRow) {
  return {
    isLink: field.key === 'id' || field.key === 'name',
    isLong: field.kind === 'text',
    isBrief: field.key === 'type',
    status: field.key === 'status' ? row.status : null,
    lamp: field.key === 'lamp' ? row.lamp : null,
  };
}

/** One row of totals per book over the whole filter; money, tonnes and counts only, never a sum of percentages or days. */
export function footRows(columns: readonly Field[], totals: readonly ListTotals[], t: Translate) {
  const first = columns.findIndex((field) => isSummed(field.key));
  const span = Math.max(1, first === -1 ? columns.length : first);
  return totals.map((book) => ({
    label: t(`projects.total-${book.book ?? 'none'}`, { count: grouped(book.count) }),
    span,
    cells: columns.slice(span).map(({ key, ...field }) => ({
      text: isSummed(key) ? number(shownSum(key, book), SUM_DECIMALS) : '',
      num: isNumeric({ key, ...field }),
    })),
  }));
}
