import { OWN_KINDS } from '../../catalogue/own-key.ts';
import type { OwnField } from '../../catalogue/own-field.ts';
import type { TypedOwnField } from '../../catalogue/typed-own-field.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { BadRequest } from '../errors.ts';
import { field as control, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';
import { clauses } from '../../words/joined.ts';

/** A definition as it was sent: its texts, the version it was read with, the button pressed. */
export interface SentOwnField {
  readonly typed: TypedOwnField;
  readonly version: number;
  readonly pressed: string;
}

const TEXTS = ['word', 'kind', 'zh', 'en', 'unit', 'hint', 'place'] as const;
const MANY = ['types', 'categories'] as const;
const SINGLE = ['version', 'do'] as const;
/** A word of a choice by the number of its row: its id, and how it is called. */
const WORD = /^words\.(\d{1,2})\.(id|zh|en)$/;
const BLANK_ROWS = 4;

export function blankOwnField(): SentOwnField {
  const texts = { word: '', kind: 'text', zh: '', en: '', unit: '', hint: '', place: '' };
  return { typed: { ...texts, types: [], categories: [], words: [] }, version: 0, pressed: '' };
}

export function typedOwnField(field: OwnField): SentOwnField {
  const { key, kind, zh, en, unit, hint, place, types, categories, words, version } = field;
  const typed = { word: key, kind, zh, en, unit, hint, place: String(place), types, categories };
  return { typed: { ...typed, words: words.filter(({ gone }) => gone !== true) }, version, pressed: '' };
}

/** Reads the form; a field nobody made is refused. */
export function sentOwnField(form: Form): SentOwnField {
  const rows: { id: string; zh: string; en: string }[] = [];
  for (const [name, values] of form) {
    const row = WORD.exec(name);
    const isMany = MANY.some((one) => one === name);
    if (row === null && ![...TEXTS, ...MANY, ...SINGLE].some((one) => one === name))
      throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
    if (!isMany && values.length > 1) throw new BadRequest(`field ${name} given twice`);
    if (row !== null) (rows[Number(row[1])] ??= { id: '', zh: '', en: '' })[row[2] as 'id' | 'zh' | 'en'] = values[0]!;
  }
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const [word, kind, zh, en, unit, hint, place] = TEXTS.map(one) as [string, string, string, string, string, string, string]; // prettier-ignore
  const [types, categories] = MANY.map((name) => form.get(name) ?? []) as [readonly string[], readonly string[]];
  return {
    typed: { word, kind, zh, en, unit, hint, place, types, categories, words: rows.flatMap((row) => row) },
    version: /^\d{1,9}$/.test(one('version')) ? Number(one('version')) : 0,
    pressed: one('do'),
  };
}

/** Everything the form shows; what never changes of a field is said and not asked again. */
export function ownFieldForm(
  { typed }: SentOwnField,
  field: OwnField | null,
  lists: CityLists,
  errors: readonly FieldProblem[],
  t: Translate,
) {
  const kinds = OWN_KINDS.map((kind) => ({ value: kind, label: t(`own-fields.kind-${kind}`) }));
  const text = (name: 'zh' | 'en' | 'unit' | 'hint' | 'place', extra: Partial<FieldSpec> = {}) =>
    control({ name, label: t(`own-fields.${name}`), value: typed[name], ...extra }, errors);
  const kind = field?.kind ?? typed.kind;
  const picks = (name: 'types' | 'categories') => ({
    name,
    legend: t(`own-fields.${name}`),
    options: lists[name].map((option) => ({ ...option, checked: typed[name].includes(option.id) })),
  });
  const given =
    field === null
      ? [
          control({ name: 'kind', label: t('own-fields.kind'), value: typed.kind, control: 'select', hint: t('own-fields.kind-hint'), choices: kinds, required: true }, errors), // prettier-ignore
          control({ name: 'word', label: t('own-fields.code'), value: typed.word, hint: t('own-fields.code-hint'), maxLength: 24 }, errors), // prettier-ignore
        ]
      : [];
  return {
    fixed:
      field === null
        ? null
        : [
            { label: t('own-fields.kind'), value: t(`own-fields.kind-${field.kind}`) },
            { label: t('own-fields.code'), value: field.key },
          ],
    fields: [
      text('zh', { required: true, maxLength: 40 }),
      text('en', { hint: t('own-fields.en-hint'), maxLength: 40 }),
      ...given,
      ...(field === null || kind === 'number'
        ? [text('unit', { hint: t('own-fields.unit-hint'), maxLength: 12 })]
        : []),
      text('place', { control: 'number', hint: t('own-fields.place-hint') }),
      text('hint', { wide: true, maxLength: 200 }),
    ],
    picks: [picks('categories'), picks('types')],
    words: field === null || kind === 'choice' ? wordRows(typed, t) : null,
    wordError: clauses(errors.filter((error) => error.field === 'words').map(({ message }) => message), t) || null, // prettier-ignore
  };
}

/** The words there are, and some empty rows; saving makes room for more. */
function wordRows({ words }: TypedOwnField, t: Translate) {
  const blank = Array.from({ length: BLANK_ROWS }, () => ({ id: '', zh: '', en: '' }));
  return [...words, ...blank].map(({ id, zh, en }, index) => ({
    at: String(index),
    id,
    zh,
    en,
    zhLabel: t('own-fields.word-zh', { n: index + 1 }),
    enLabel: t('own-fields.word-en', { n: index + 1 }),
  }));
}
