import type { Method } from '../../../models/method.ts';
import { methodRecord } from '../../../models/method-record.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { significant } from '../../words/number.ts';
import { unitText } from '../../words/unit.ts';
import { exampleLines } from './example-lines.ts';
import { inputLine } from './input-line.ts';
import { inLanguage, pollutantsOf, reviewChip } from './method-words.ts';
import { outputName } from './output-name.ts';
import type { Trial } from './try-method.ts';
import { trialView } from './trial-view.ts';

export interface MethodFacts {
  readonly method: Method;
  readonly trial: Trial;
  readonly uses: number;
  readonly projects: readonly { readonly id: string; readonly name: string; readonly district: string }[];
  readonly lists: CityLists;
  readonly asOf: string;
  readonly locale: Locale;
  readonly t: Translate;
}

/** Everything the page of a method shows. */
export function methodView(facts: MethodFacts) {
  const { method, lists, asOf, locale, t } = facts;
  const { definition } = method;
  const trial = trialView(facts);
  return {
    title: inLanguage(definition.name, locale),
    crumbs: [{ label: t('methods.title'), href: paths.methods.to() }],
    errors: trial.errors,
    id: method.id,
    words: inLanguage(definition.words, locale),
    form: t(`methods.form-${method.form}`),
    pollutants: pollutantsOf(method, t).join(t('methods.comma')),
    types: definition.applies_to
      .map((id) => lists.types.find((one) => one.id === id)?.name ?? id)
      .join(t('methods.comma')),
    confidence: `${String(Math.round(definition.confidence * 100))}%`,
    review: reviewChip(method, asOf, t),
    reviewed: t('methods.reviewed', { day: definition.reviewed, until: definition.review_by }),
    source: definition.source,
    subtract: definition.subtract === undefined ? null : inLanguage(definition.subtract, locale),
    note: definition.note === undefined ? null : inLanguage(definition.note, locale),
    lines: formulaLines(facts),
    inputs: method.inputs.map((input) => inputLine(method, input, asOf, locale, t)),
    constants: method.constants.map(({ name, id, value, unit, source }) => ({
      name: inLanguage(name, locale),
      id,
      value: significant(value),
      unit: unitText(unit.text),
      source,
    })),
    outputs: outputLines(facts),
    examples: exampleLines(method, locale, t),
    trial,
    projects: facts.projects.map(({ id, name, district }) => ({
      href: paths.project.to({ id }),
      id,
      name,
      district: lists.districts.find(({ id: code }) => code === district)?.name ?? district,
    })),
    usesSentence: t('methods.uses-sentence', { count: facts.uses, shown: facts.projects.length }),
  };
}

/** Each line of the formula in words, and typeset. */
function formulaLines({ method, locale }: MethodFacts) {
  const language = locale === 'en' ? 'en' : 'zh';
  return methodRecord(method).lines.map(({ label, unit, words, formula, name, mathml }) => ({
    label: label[language],
    unit: unitText(unit),
    words: words[language],
    code: `${name} = ${formula}`,
    mathml: mathml[language],
  }));
}

function outputLines({ method, locale, t }: MethodFacts) {
  return method.outputs.map(({ id, unit, show }) => ({
    name: outputName(method, id, locale, t),
    id,
    unit: unitText(unit.text),
    role: t(show ? 'methods.output-shown' : `methods.output-${method.form}`),
  }));
}
