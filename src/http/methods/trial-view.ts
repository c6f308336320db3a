import { paths } from '../../paths.ts';
import { refusalText } from '../../words/refusal.ts';
import { significant } from '../../words/number.ts';
import { unitText } from '../../words/unit.ts';
import { derivationView } from '../derivation.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { MethodFacts } from './method-view.ts';
import { inLanguage } from './method-words.ts';
import { outputName } from './output-name.ts';
import { fallbackOn } from './review.ts';
import { TRIAL } from './try-method.ts';

/** The form to try a method, with what came of it: results, warnings and the tree behind them, or what is wrong. */
export function trialView(facts: MethodFacts) {
  const { method, trial, locale, t } = facts;
  const errors = trialErrors(facts);
  const { result } = trial;
  return {
    action: `${paths.method.to({ id: method.id })}#try`,
    errors,
    fields: method.inputs.map((input) => inputField(input, errors, facts)),
    results:
      result === null
        ? null
        : Object.entries(result.outputs).map(([id, { value, unit }]) => ({
            name: outputName(method, id, locale, t),
            value: significant(value),
            unit: unitText(unit),
          })),
    derivation: result === null ? null : derivationView(result.derivation, locale, t),
    warnings: (result?.warnings ?? []).map(({ input, review_by: day }) =>
      t('methods.stale', { name: input === undefined ? method.id : nameOf(input, facts), day }),
    ),
  };
}

function inputField(
  input: MethodFacts['method']['inputs'][number],
  errors: readonly FieldProblem[],
  facts: MethodFacts,
) {
  const { method, trial, asOf, locale, t } = facts;
  const { definition, id } = input;
  const { value } = fallbackOn(method, input, asOf);
  const range = { floor: significant(definition.floor), ceiling: significant(definition.ceiling) };
  const assumed = value === null ? (definition.optional === true ? 'optional' : 'range') : 'assumed';
  return field(
    {
      name: `${TRIAL}${id}`,
      label: inLanguage(definition.name, locale),
      value: trial.texts[id] ?? '',
      control: 'number',
      unit: unitText(definition.unit),
      hint: t(`methods.hint-${assumed}`, { ...range, value: value === null ? '' : significant(value) }),
      required: assumed === 'range',
      maxLength: 60,
    },
    errors,
  );
}

/** Refusals at the input they concern, by its name. */
function trialErrors(facts: MethodFacts): readonly FieldProblem[] {
  const { trial, t } = facts;
  return trial.refusals.map(({ code, params }) => {
    const { input, ...rest } = params;
    if (typeof input !== 'string' || code === 'unknown-input')
      return { field: '', message: refusalText(t, { code, params }) };
    const message = t('methods.at-input', { name: nameOf(input, facts), text: refusalText(t, { code, params: rest }) });
    return { field: `${TRIAL}${input}`, message };
  });
}

function nameOf(input: string, { method, locale }: MethodFacts): string {
  const definition = method.definition.inputs[input];
  return definition === undefined ? input : inLanguage(definition.name, locale);
}
