import { fieldOf, LIST_FIELDS } from '../../catalogue/fields.ts';
import {
  DEFAULT_COLUMNS,
  filterParams,
  GROUPINGS,
  listParams,
  NO_FILTER,
  PAGE_SIZES,
  type Condition,
  type ListQuery,
} from '../../catalogue/filter.ts';
import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { isOwnGrouping } from '../../catalogue/own-key.ts';
import { plainOperator } from '../../catalogue/filter-values.ts';
import { keeping } from '../../services/work/keeping.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { listLink } from '../view-strip.ts';
import { by, way } from './list-form.ts';

const SORT_KEYS = [1, 2, 3] as const;

/** The columns a list shows. */
export function columnsOf({ cols }: Pick<ListQuery, 'cols'>) {
  return (cols.length > 0 ? cols : DEFAULT_COLUMNS).map((key) => fieldOf(key)!);
}

const MOST_TOOLS = 50;
const keptTools = keeping<ReturnType<typeof makeTools>>(MOST_TOOLS);

/** Columns with their places, up to three keys of the order, grouping and size of a page, as the form above the table offers them. */
export function listTools(query: ListQuery, { own }: Pick<CityLists, 'own'>, t: Translate) {
  const { cols, sort, group, per } = query;
  // The words are made anew with the own fields.
  return keptTools(t, JSON.stringify([cols, sort, group, per]), () => makeTools(query, own, t));
}

function makeTools(query: ListQuery, own: readonly OwnField[], t: Translate) {
  const shown = columnsOf(query).map(({ key }) => key);
  const hidden = [...LIST_FIELDS, ...listedFields(own)].map(({ key }) => key).filter((key) => !shown.includes(key));
  return {
    columns: [...shown, ...hidden].map((key, index) => ({
      key,
      label: t(`fields.${key}`),
      checked: index < shown.length,
      at: index < shown.length ? String(index + 1) : '',
      place: t('projects.column-place', { name: t(`fields.${key}`) }),
    })),
    sort: SORT_KEYS.map((n) => sortKey(query, n, [...shown, ...hidden], t)),
    isSorted: query.sort.length > 0 || query.group !== null,
    order: orderWords(query, t),
    groups: [
      ...GROUPINGS,
      ...listedFields(own)
        .map(({ key }) => key)
        .filter(isOwnGrouping),
    ].map((id) => ({ id, label: t(`fields.${id}`), selected: query.group === id })),
    sizes: PAGE_SIZES.map((size) => ({ size, selected: size === query.per })),
  };
}

/** How the list stands, in words: by its number, or grouped and in which order. */
function orderWords({ sort, group }: ListQuery, t: Translate): string {
  const grouped = group === null ? [] : [t('projects.ordered-group', { name: t(`fields.${group}`) })];
  const [first] = sort;
  const sorted =
    first === undefined
      ? []
      : [`${t(`fields.${first.field}`)} ${t(first.falling ? 'projects.falling' : 'projects.rising')}`];
  const parts = [...grouped, ...sorted];
  return parts.length === 0 ? t('projects.order-number') : parts.join(t('filter.and'));
}

function sortKey(query: ListQuery, n: (typeof SORT_KEYS)[number], keys: readonly string[], t: Translate) {
  const key = query.sort[n - 1];
  return {
    field: by(n),
    way: way(n),
    label: t('projects.sort-key', { n }),
    wayLabel: t('projects.sort-way', { n }),
    options: keys.map((id) => ({ id, label: t(`fields.${id}`), selected: id === key?.field })),
    falling: key?.falling === true,
  };
}

/** Questions asked every day, one press each. */
const QUICK: readonly { readonly id: string; readonly condition: Condition }[] = [
  { id: 'mine', condition: { field: 'owner', op: 'mine', values: ['1'] } },
  { id: 'late', condition: { field: 'finish', op: 'overdue', values: ['1'] } },
  { id: 'soon', condition: { field: 'finish', op: 'next', values: ['15'] } },
  { id: 'month', condition: { field: 'finish', op: 'in', values: ['month'] } },
  { id: 'red', condition: { field: 'lamp', op: plainOperator(fieldOf('lamp')!), values: ['red'] } },
];

export function quickLinks(query: ListQuery, t: Translate) {
  const present = filterParams(query.filter).toString();
  return QUICK.map(({ id, condition }) => ({
    label: t(`projects.quick-${id}`),
    current: filterParams({ ...NO_FILTER, conditions: [condition] }).toString() === present,
    href: listLink(listParams(query, { filter: { ...NO_FILTER, conditions: [condition] }, page: 1 })),
  }));
}
