import { fieldOf, LIST_FIELDS, type Field } from '../../catalogue/fields.ts';
import { listParams, type Condition, type ListQuery } from '../../catalogue/filter.ts';
import { conditionSentence } from '../../catalogue/filter-sentence.ts';
import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { family, operatorsOf, PERIODS, type Operator } from '../../catalogue/filter-values.ts';
import { keeping } from '../../services/work/keeping.ts';
import { optionsOf, type CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { filterWords } from '../filter-words.ts';
import { listLink } from '../view-strip.ts';
import { DRAFT, draftCondition } from './list-form.ts';

/** Conditions as pieces one can take away, and the row by which one adds another: field, then operator and value. */

/** What is asked for most; it stands first among the fields. */
const USUAL = ['status', 'step', 'district', 'owner', 'lead', 'fund_no', 'finish', 'capital', 'lamp', 'tags'] as const;

/** No field of its own: longitude and latitude asked together. */
const PLACE = 'point';

export function conditionPieces(query: ListQuery, lists: CityLists, t: Translate) {
  const { filter } = query;
  const words = filterWords(lists, t);
  const without = (change: Partial<ListQuery['filter']>) =>
    listLink(listParams(query, { filter: { ...filter, ...change }, page: 1 }));
  const q = filter.q === '' ? [] : [{ text: t('filter.search', { text: filter.q }), remove: without({ q: '' }) }];
  const conditions = filter.conditions.map((condition: Condition) => ({
    text: conditionSentence(condition, words),
    remove: without({ conditions: filter.conditions.filter((one) => one !== condition) }),
  }));
  return [...q, ...conditions];
}

/** Must a project meet every condition, or is one enough? */
export function matchChoices({ filter }: Pick<ListQuery, 'filter'>, t: Translate) {
  return ['all', 'any'].map((id) => ({ id, label: t(`filter.match-${id}`), selected: filter.match === id }));
}

/** The row that adds a condition: the fields to choose from, or, once one is chosen, its operators and its value. */
export function conditionDraft(sent: URLSearchParams, query: ListQuery, lists: CityLists, t: Translate, year: number) {
  const key = sent.get(DRAFT.field) ?? '';
  const field = fieldOf(key);
  const usable =
    field !== undefined && (LIST_FIELDS.includes(field) || listedFields(lists.own).some((one) => one.key === key));
  const row = usable ? draftRow(field, sent, lists, t, year) : key === PLACE ? placeRow(sent, t, year) : null;
  return {
    fields: row === null ? keptGroups(t, '', () => ({ groups: fieldGroups(lists.own, t) })) : null,
    row,
    stop: listLink(listParams(query)),
  };
}

const keptGroups = keeping<{ readonly groups: ReturnType<typeof fieldGroups> }>(1);

function fieldGroups(own: readonly OwnField[], t: Translate) {
  const option = (key: string) => ({ key, label: t(`fields.${key}`) });
  const others = LIST_FIELDS.map(({ key }) => key).filter((key) => !(USUAL as readonly string[]).includes(key));
  return [
    { label: t('filter.usual'), options: USUAL.map(option) },
    { label: t('filter.others'), options: [...others, PLACE].map(option) },
    ...(own.length === 0 ? [] : [{ label: t('filter.own'), options: listedFields(own).map(({ key }) => option(key)) }]),
  ];
}

function draftRow(field: Field, sent: URLSearchParams, lists: CityLists, t: Translate, year: number) {
  const op = sent.get(DRAFT.op) ?? '';
  const typed = sent.getAll(DRAFT.value);
  const options = optionsOf(field, lists, t).map(({ id, name }) => ({ id, name, checked: typed.includes(id) }));
  const kind = family(field.kind);
  const tried = op !== '' && draftCondition(sent, year) === null;
  return {
    key: field.key,
    label: t(`fields.${field.key}`),
    unit: field.unit === undefined ? null : t(`units.${field.unit}`),
    operators: operatorsOf(field)
      .flatMap((operator) => operatorChoices(operator, t))
      .map((choice) => ({ ...choice, selected: choice.id === op })),
    options: options.length > 0 ? options : null,
    input: { type: kind === 'day' ? 'date' : 'text', isNumber: kind === 'number', value: typed[0] ?? '' },
    to: kind === 'number' || kind === 'day' ? { value: sent.get(DRAFT.to) ?? '' } : null,
    error: tried ? t(`filter.bad-${kind}`) : null,
  };
}

function placeRow(sent: URLSearchParams, t: Translate, year: number) {
  const tried = sent.has(DRAFT.op) && draftCondition(sent, year) === null;
  return {
    key: PLACE,
    label: t('fields.point'),
    unit: null,
    operators: [{ id: 'near', label: t('filter.op-near'), selected: true }],
    options: null,
    input: { type: 'text', isNumber: false, value: sent.get(DRAFT.value) ?? '' },
    to: null,
    error: tried ? t('filter.bad-place') : null,
  };
}

/** An operator as the select offers it; those that need no typed value are spelt out with theirs. */
function operatorChoices(op: Operator, t: Translate): { id: string; label: string }[] {
  const choice = (value: string) => ({ id: `${op}=${value}`, label: t(`filter.op-${op}-${value}`) });
  if (op === 'empty' || op === 'overdue') return ['1', '0'].map(choice);
  if (op === 'mine') return [choice('1')];
  return op === 'in' ? PERIODS.map(choice) : [{ id: op, label: t(`filter.op-${op}`) }];
}
