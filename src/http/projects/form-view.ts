import type { Method } from '../../../models/method.ts';
import { fieldOf, type Field } from '../../catalogue/fields.ts';
import { enteredFields, isAskedOf, listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { LINE_EXAMPLES } from '../../catalogue/line-text.ts';
import { optionsOf, type CityLists } from '../../services/options.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { field as control, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import { completeness } from '../../catalogue/completeness.ts';
import { SECTIONS } from './form-sections.ts';
import { rowsView } from './rows-view.ts';
import type { TypedMeasure, TypedProject } from './typed-project.ts';
import { joined } from '../../words/joined.ts';

export interface FormFacts {
  readonly typed: TypedProject;
  readonly errors: readonly FieldProblem[];
  readonly lists: CityLists;
  readonly methods: ReadonlyMap<string, Method>;
  /** Fields that stand since the project was listed. */
  readonly frozen: readonly string[];
  /** What the person may choose of districts (null: any) and steps; what stands already stays. */
  readonly offers: { readonly district: string | null; readonly step: readonly string[] };
  readonly locale: Locale;
  readonly t: Translate;
}

/** Sections, fields and measures of the entry form; new, edited and refused forms are built alike. */
export function formView(facts: FormFacts) {
  const { typed, errors, lists, frozen, offers, t } = facts;
  const specIn = (key: string): FieldSpec => {
    const spec = offered(specOf(fieldOf(key)!, typed.texts[key] ?? '', lists, t), offers);
    return frozen.includes(key) ? { ...spec, readOnly: true, hint: t('projects.hint-frozen') } : spec;
  };
  return {
    sections: SECTIONS.map((section) => ({
      id: section.id,
      title: t(`projects.section-${section.id}`),
      isReduction: section.id === 'reduction',
      isPlace: section.id === 'place',
      fields: section.fields.map((key) => control(specIn(key), errors)),
    })),
    own: ownControls(facts),
    // Without scripts they follow the type when the form comes back.
    ownOfTypes: enteredFields(lists.own).some(({ types, categories }) => types.length + categories.length > 0),
    measures: typed.measures.map((measure, index) => measureView(measure, index, facts)),
    rows: rowsView(typed, errors, t),
    completeness: completenessView(typed, t),
    version: typed.version === null ? '' : String(typed.version),
    once: typed.once,
    isNew: typed.version === null,
    reason: control(
      {
        name: 'reason',
        label: t('projects.reason'),
        value: typed.reason,
        hint: t('projects.reason-hint'),
        wide: true,
        maxLength: 500,
      },
      errors,
    ),
  };
}

/** The control with only what a save would take. */
function offered(spec: FieldSpec, { district, step }: FormFacts['offers']): FieldSpec {
  const open = spec.name === 'step' ? step : spec.name === 'district' && district !== null ? [district] : null;
  if (open === null || spec.choices === undefined) return spec;
  const choices = spec.choices.filter(({ value }) => value === '' || value === spec.value || open.includes(value));
  return { ...spec, choices };
}

/** The city's own fields of this type; all of them, saying of what they are asked, while no type is chosen. What is filled in is always shown. */
function ownControls({ typed, errors, lists, t }: FormFacts) {
  const { type = '', category = '' } = typed.texts;
  return listedFields(lists.own)
    .filter((field) => shownHere(field, typed.texts))
    .map((field) => {
      const named = [...lists.categories.filter(({ id }) => field.categories.includes(id)), ...lists.types.filter(({ id }) => field.types.includes(id))]; // prettier-ignore
      const hints = [
        field.hint,
        field.state === 'retired' ? t('own-fields.retired-hint') : '',
        type === '' && category === '' && named.length > 0 ? t('own-fields.only-for', { list: named.map(({ name }) => name) }) : '', // prettier-ignore
      ].filter((hint) => hint !== '');
      const spec = specOf(fieldOf(field.key)!, typed.texts[field.key] ?? '', lists, t);
      return control({ ...spec, ...(hints.length > 0 ? { hint: hints.join(' ') } : {}) }, errors);
    });
}

function shownHere(field: OwnField, texts: TypedProject['texts']): boolean {
  if ((texts[field.key] ?? '').trim() !== '') return true;
  if (field.state !== 'used') return false;
  const { type = '', category = '' } = texts;
  return (type === '' && category === '') || isAskedOf(field, { type, category });
}

/** 完整度: what is filled in, and what would make the record better; it stops nothing. */
function completenessView({ texts }: TypedProject, t: Translate) {
  const { filled, wanted, missing } = completeness(texts);
  return {
    text: t('projects.completeness', { filled, wanted }),
    missing:
      missing.length === 0
        ? null
        : joined(
            missing.map((key) => t(`fields.${key}`)),
            t,
          ),
  };
}

function specOf(field: Field, value: string, lists: CityLists, t: Translate): FieldSpec {
  const common = { name: field.key, label: t(`fields.${field.key}`), value, required: field.required ?? false };
  const unit = field.unit === undefined ? {} : { unit: t(`units.${field.unit}`) };
  switch (field.kind) {
    case 'enum': {
      if (field.options === 'sources') return { ...common, hint: t('projects.hint-source') };
      const choices = optionsOf(field, lists, t).map(({ id, name }) => ({ value: id, label: name }));
      const hint = field.key === 'crs' ? { hint: t('projects.hint-crs') } : {};
      return {
        ...common,
        ...hint,
        control: 'select',
        choices: [{ value: '', label: t('projects.choose') }, ...choices],
      };
    }
    case 'day':
      return { ...common, control: 'date' };
    case 'lines':
      return {
        ...common,
        control: 'textarea',
        wide: true,
        hint: t(`projects.hint-${field.key}`, { example: LINE_EXAMPLES[field.key as keyof typeof LINE_EXAMPLES] }),
      };
    case 'number':
    case 'percent':
    case 'money':
    case 'tonnes':
      return { ...common, ...unit, control: 'number' };
    default:
      if (field.key === 'parent' || field.key === 'replaces')
        return { ...common, hint: t(`projects.hint-${field.key}`) };
      return field.key === 'content' || field.key === 'problem'
        ? { ...common, control: 'textarea', wide: true }
        : { ...common, wide: field.key === 'name' };
  }
}

function measureView(measure: TypedMeasure, index: number, facts: FormFacts) {
  const { methods, errors, locale, t } = facts;
  const method = methods.get(measure.method);
  const language = locale === 'en' ? 'en' : 'zh';
  const at = `m${String(index)}`;
  const renamed = errors.map((error) => ({
    ...error,
    field: error.field
      .replace(`measures.${String(index)}.inputs.`, `${at}.`)
      .replace(`measures.${String(index)}.method`, `${at}.method`),
  }));
  return {
    index,
    title: method?.definition.name[language] ?? t('projects.measure-new'),
    words: method?.definition.words[language] ?? '',
    method: control(
      {
        name: `${at}.method`,
        label: t('projects.method'),
        value: measure.method,
        control: 'select',
        choices: methodChoices(measure.method, facts.typed.texts['type'] ?? '', facts),
        wide: true,
      },
      renamed,
    ),
    basis: control(
      {
        name: `${at}.basis`,
        label: t('projects.basis'),
        value: measure.basis,
        control: 'select',
        choices: [
          { value: 'original', label: t('projects.basis-original') },
          { value: 'remaining', label: t('projects.basis-remaining') },
        ],
      },
      renamed,
    ),
    inputs: (method?.inputs ?? []).map(({ id, definition, factorValues }) => {
      const assumed = definition.default ?? factorValues.at(-1);
      return control(
        {
          name: `${at}.${id}`,
          label: definition.name[language],
          value: measure.inputs[id] ?? '',
          control: 'number',
          unit: definition.unit === '1' ? '' : definition.unit,
          hint:
            assumed === undefined
              ? t('projects.input-range', { floor: definition.floor, ceiling: definition.ceiling })
              : t('projects.input-default', { value: assumed, floor: definition.floor, ceiling: definition.ceiling }),
        },
        renamed,
      );
    }),
  };
}

/** Methods of the project's type first, then the others; helper quantities are no measures. */
function methodChoices(chosen: string, type: string, { methods, locale, t }: FormFacts) {
  const language = locale === 'en' ? 'en' : 'zh';
  const usable = [...methods.values()].filter(({ form }) => form !== 'quantity');
  const own = usable.filter(({ definition }) => definition.applies_to.includes(type));
  const others = usable.filter((method) => !own.includes(method));
  const choice = (method: Method) => ({
    value: method.id,
    label: method.definition.name[language],
    selected: method.id === chosen,
  });
  return [
    { value: '', label: t('projects.method-choose'), selected: chosen === '' },
    ...own.map(choice),
    ...others.map(choice),
  ];
}
