import { fieldOf, type Field } from '../catalogue/fields.ts';
import { conditionKey, conditionValues, type Condition, type Filter } from '../catalogue/filter.ts';
import { keeping } from '../services/work/keeping.ts';
import { optionsOf, type CityLists } from '../services/options.ts';
import type { Translate } from '../words/messages.ts';

/** Lists offered as tick boxes, and days as from–to. Everything else a filter may say is carried along. */
const PICKS = ['status', 'step', 'district', 'category', 'type', 'zone'] as const;
const RANGES = ['effective', 'finish'] as const;
const MOST_PICKS = 100;
const keptPicks = keeping<ReturnType<typeof pick>>(MOST_PICKS);

/** Everything `views/parts/filter-fields.hbs` names: the controls by which people choose projects; they work without scripts. */
export function filterForm(filter: Filter, lists: CityLists, t: Translate) {
  const shown = new Set<Condition>();
  const find = (field: string, op: string): readonly string[] => {
    const condition = filter.conditions.find((one) => one.field === field && one.op === op);
    if (condition !== undefined) shown.add(condition);
    return condition?.values ?? [];
  };
  const picks = PICKS.map((key) => {
    const chosen = find(key, 'any');
    return keptPicks(lists, JSON.stringify([key, ...chosen]), () => pick(key, chosen, lists, t));
  });
  const ranges = RANGES.map((key) => ({
    label: t(`fields.${key}`),
    from: { name: `${key}.from`, value: find(key, 'from')[0] ?? '' },
    to: { name: `${key}.to`, value: find(key, 'to')[0] ?? '' },
  }));
  return {
    q: filter.q,
    picks,
    ranges,
    anyRange: ranges.some(({ from, to }) => from.value !== '' || to.value !== ''),
    carried: carried(filter.conditions.filter((condition) => !shown.has(condition))),
    matchAny: filter.match === 'any',
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
        ? t('filter.pick-any')
        : names.length === 1
          ? names[0]!
          : t('filter.pick-some', { count: names.length }),
    active: chosen.length > 0,
    options,
    unknown,
  };
}

/** Conditions no control shows, as hidden fields, so that pressing the button loses none of them. */
function carried(conditions: readonly Condition[]): { name: string; value: string }[] {
  return conditions.flatMap((condition) =>
    conditionValues(condition).map((value) => ({ name: conditionKey(condition), value })),
  );
}
