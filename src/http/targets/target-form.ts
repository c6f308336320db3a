import type { Fault } from '../../../models/fault.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { hasMessage } from '../../words/messages.ts';
import { OWN_TAGS, tagWord } from '../../words/tag.ts';
import { field, type FieldSpec } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import { KINDS, type LISTS, type TypedTarget } from './typed-target.ts';
import { clauses } from '../../words/joined.ts';

/** Everything `views/targets/edit.hbs` names. */
export function targetForm(typed: TypedTarget, errors: readonly FieldProblem[], lists: CityLists, t: Translate) {
  const { texts, ticks } = typed;
  const make = (name: keyof TypedTarget['texts'], spec: Omit<FieldSpec, 'name' | 'label' | 'value'> = {}) =>
    field({ ...spec, name, label: t(`targets.field-${name}`), value: texts[name] }, errors);
  const choices = (none: string, options: readonly { readonly id: string; readonly name: string }[]) => [
    { value: '', label: t(none) },
    ...options.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const boxes = (name: (typeof LISTS)[number], options: readonly { readonly id: string; readonly name: string }[]) => ({
    name,
    legend: t(`targets.field-${name}`),
    options: options.map(({ id, name: label }) => ({ id, label, checked: ticks[name].includes(id) })),
  });
  const pollutants = POLLUTANTS.map((id) => ({ id, name: t(`options.pollutant.${id}`) }));
  const onlyErrors = errors.filter(({ field: name }) => name === 'only').map(({ message }) => message);
  return {
    version: texts.version,
    main: [
      make('title', { maxLength: 100, wide: true, hint: t('targets.hint-title') }),
      make('kind', {
        control: 'select',
        required: true,
        choices: KINDS.map((kind) => ({ value: kind, label: t(`targets.kind-${kind}`) })),
      }),
      make('zone', { control: 'select', choices: choices('targets.whole-city', lists.zones) }),
      make('pollutant', { control: 'select', choices: choices('targets.no-pollutant', pollutants) }),
      make('value', { control: 'number', hint: t('targets.hint-value') }),
      make('by_day', { control: 'date', hint: t('targets.hint-by_day') }),
    ],
    line: [make('line_a', { control: 'number' }), make('line_b', { control: 'number', unit: '%' })],
    lineOpen: texts.kind === 'line' || errors.some(({ field: name }) => name.startsWith('line_')),
    only: {
      error: clauses(onlyErrors, t) || null,
      fields: [
        make('district', { control: 'select', choices: choices('targets.any-district', lists.districts) }),
        make('only_tag', { hint: t('targets.hint-tag'), maxLength: 200 }),
      ],
      own: boxes(
        'only_own',
        OWN_TAGS.map((id) => ({ id, name: tagWord(id, t) })),
      ),
      lists: [boxes('only_category', lists.categories), boxes('only_type', lists.types)],
      open: onlyErrors.length > 0 || ticks.only_category.length > 0 || ticks.only_type.length > 0,
    },
    paper: [
      make('document', { maxLength: 200 }),
      make('issuer', { maxLength: 100 }),
      make('issued', { control: 'date' }),
      make('note', { control: 'textarea', maxLength: 500, wide: true }),
    ],
  };
}

const CONTROLS: Readonly<Record<string, string>> = { by: 'by_day', 'line.a': 'line_a', 'line.b': 'line_b' };
const DIRECT = ['zone', 'pollutant', 'district'];

/** What the model has against a target, at the control it speaks of, in words of the form. */
export function wordFaults(faults: readonly Fault[], t: Translate): readonly FieldProblem[] {
  return faults.map(({ field: path, code, params }) => {
    const top = path.split('.')[0] ?? '';
    const control = CONTROLS[path] ?? (DIRECT.includes(top) ? top : top === 'only' ? 'only' : 'value');
    const own = [`targets.fault-${code}-${top}`, `targets.fault-${code}`].find((key) => hasMessage(key));
    return { field: control, message: t(own ?? `faults.${code}`, params) };
  });
}
