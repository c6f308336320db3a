import { evaluateMethod, type Method } from '../../../models/method.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { significant } from '../../words/number.ts';
import { unitText } from '../../words/unit.ts';
import { inLanguage } from './method-words.ts';
import { outputName } from './output-name.ts';

/** The worked examples: what goes in, and each result computed now beside the one that is expected. */
export function exampleLines(method: Method, locale: Locale, t: Translate) {
  const { definition } = method;
  return definition.examples.map(({ name, given, expect }) => {
    const result = evaluateMethod(method, given, definition.reviewed);
    const outputs = result.ok ? result.value.outputs : {};
    return {
      name: inLanguage(name, locale),
      given: Object.entries(given).map(([id, value]) => givenText(method, id, value, locale, t)),
      results: Object.entries(expect).map(([id, expected]) => ({
        name: outputName(method, id, locale, t),
        unit: unitText(outputs[id]?.unit ?? ''),
        expected: significant(expected),
        computed: outputs[id] === undefined ? '—' : significant(outputs[id].value),
      })),
    };
  });
}

/** 焦炭产量 1000000 t/a; a quantity typed with its own unit keeps it. */
function givenText(method: Method, id: string, value: number | string, locale: Locale, t: Translate): string {
  const input = method.definition.inputs[id];
  const name = input === undefined ? id : inLanguage(input.name, locale);
  const quantity = typeof value === 'number' ? `${significant(value)} ${unitText(input?.unit ?? '')}`.trim() : value;
  return t('methods.given', { name, value: quantity });
}
