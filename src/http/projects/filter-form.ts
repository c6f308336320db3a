import { fieldOf, LIST_FIELDS, type Field } from '../../catalogue/fields.ts';
import { DEFAULT_COLUMNS, listParams, PAGE_SIZES, type Condition, type ListQuery } from '../../catalogue/filter.ts';
import { optionsOf, type CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';

/** Lists offered as tick boxes above the table, and days as from–to. Everything else stays in the address and is carried along. */
const PICKS = ['district', 'category', 'type', 'status', 'zone'] as const;
const RANGES = ['effective', 'finish'] as const;

/** View data of the GET form above the list; it works without scripts and keeps whatever else the address says. */
export function filterForm(query: ListQuery, lists: CityLists, t: Translate) {
  const { conditions } = query.filter;
  const shown = new Set<Condition>();
  const find = (field: string, op: string): readonly string[] => {
    const condition = conditions.find((one) => one.field === field && one.op === op);
    if (condition !== undefined) shown.add(condition);
    return condition?.values ?? [];
  };
  const picks = PICKS.map((key) => pick(key, find(key, 'any'), lists, t));
  const ranges = RANGES.map((key) => ({
    label: t(`fields.${key}`),
    from: { name: `${key}.from`, value: find(key, 'from')[0] ?? '' },
    to: { name: `${key}.to`, value: find(key, 'to')[0] ?? '' },
  }));
  const columns = query.cols.length > 0 ? query.cols : DEFAULT_COLUMNS;
  return {
    q: query.filter.q,
    picks,
    ranges,
    anyRange: ranges.some(({ from, to }) => from.value !== '' || to.value !== ''),
    carried: carried(conditions.filter((condition) => !shown.has(condition))),
    matchAny: query.filter.match === 'any',
    columns: LIST_FIELDS.map((field) => ({
      key: field.key,
      label: t(`fields.${field.key}`),
      checked: columns.includes(field.key),
    })),
    sort: listParams(query, { cols: [] }).get('sort') ?? '',
    sizes: PAGE_SIZES.map((size) => ({ size, selected: size === query.per })),
  };
}

function pick(key: string, chosen: readonly string[], lists: CityLists, t: Translate) {
  const field = fieldOf(key) as Field;
  const options = optionsOf(field, lists, t).map(({ id, name }) => ({ id, name, checked: chosen.includes(id) }));
  const names = options.filter(({ checked }) => checked).map(({ name }) => name);
  const unknown = chosen.filter((id) => !options.some((option) => option.id === id));
  return {
    key,
    label: t(`fields.${key}`),
    summary:
      names.length === 0
        ? t('projects.pick.any')
        : names.length === 1
          ? names[0]!
          : t('projects.pick.some', { count: names.length }),
    active: chosen.length > 0,
    options,
    unknown,
  };
}

/** Conditions no control shows, as hidden fields, so that pressing the button loses none of them. */
function carried(conditions: readonly Condition[]): { name: string; value: string }[] {
  return conditions.flatMap(({ field, op, values }) => {
    const name = op === 'any' ? field : `${field}.${op}`;
    return op === 'between' ? [{ name, value: values.join('..') }] : values.map((value) => ({ name, value }));
  });
}
