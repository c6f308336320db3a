import { fieldOf, type Field } from './fields.ts';
import { BATCH, type Condition, type Filter } from './filter.ts';
import { family, rangesOf } from './filter-values.ts';

/** Words a sentence needs: messages, and the name of an option (`district` 370211 → 黄岛区). */
export interface FilterWords {
  readonly t: (key: string, params?: Record<string, string | number>) => string;
  readonly option: (field: string, value: string) => string;
  readonly day: (day: string) => string;
}

/** Says a filter in words: 区市为黄岛区或即墨区，状态为在建，名称包含“粉磨”. */
export function filterSentence(filter: Filter, words: FilterWords): string {
  const clauses = [
    ...(filter.q === '' ? [] : [words.t('filter.search', { text: filter.q })]),
    ...filter.conditions.map((condition) => conditionSentence(condition, words)),
  ];
  if (clauses.length === 0) return words.t('filter.all');
  return clauses.join(words.t(filter.match === 'any' && clauses.length > 1 ? 'filter.or' : 'filter.and'));
}

/** One condition in words. */
export function conditionSentence({ field, op, values }: Condition, words: FilterWords): string {
  if (op === 'near') return words.t('filter.near', { lon: values[0]!, lat: values[1]!, metres: values[2]! });
  if (field === BATCH) return words.t('filter.batch', { values: values.join(words.t('filter.list-or')) });
  const definition = fieldOf(field)!;
  const kind = family(definition.kind);
  const name = words.t(`fields.${field}`);
  if (op === 'empty') return words.t(values[0] === '1' ? 'filter.empty' : 'filter.filled', { name });
  if (op === 'overdue') return words.t(values[0] === '1' ? 'filter.overdue' : 'filter.not-overdue', { name });
  if (op === 'mine') return words.t(`filter.${values[0] === '1' ? 'mine' : 'not-mine'}-${whose(field)}`, { name });
  const list = (texts: readonly string[]): string =>
    texts.join(words.t(op === 'not' || op === 'hasnt' ? 'filter.list-nor' : 'filter.list-or'));
  if (op === 'in')
    return words.t('filter.in', { name, values: list(values.map((one) => words.t(`filter.in-${one}`))) });
  const shown = values.map((value) => shownValue(field, kind, op, value, words));
  const parts = op === 'between' ? rangesOf(shown).map(([from, to]) => words.t('filter.range', { from, to })) : shown;
  return words.t(`filter.${kind}-${op}`, { name, values: list(parts), unit: unitOf(definition, words) });
}

function shownValue(field: string, kind: string, op: string, value: string, words: FilterWords): string {
  if (kind === 'text') return words.t('filter.quoted', { text: value });
  if (kind === 'list') return words.option(field, value);
  return kind === 'day' && op !== 'next' ? words.day(value) : value;
}

function unitOf({ unit }: Field, { t }: FilterWords): string {
  return unit === undefined ? '' : t('filter.unit', { unit: t(`units.${unit}`) });
}

/** Mine is a person, a unit, or the place of a unit. */
function whose(field: string): 'person' | 'unit' | 'place' {
  if (field === 'district' || field === 'zone') return 'place';
  return field === 'lead' ? 'unit' : 'person';
}
