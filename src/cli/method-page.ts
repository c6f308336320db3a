import { renderedLines } from '../../models/method-derivation.ts';
import type { Method } from '../../models/method.ts';
import type { MethodInput } from '../../models/method-compile.ts';
import type { Translate } from '../words/messages.ts';

/** A method as text for a terminal: what it is for, its inputs, its lines in words, its source. */
export function methodPage(method: Method, t: Translate): string {
  const { definition, inputs } = method;
  const lines = [...renderedLines(method).values()].map(
    ({ label, words, unit }) => `  ${label.zh} = ${words.zh}  [${unit.text}]`,
  );
  return [
    `${method.id}  ${definition.name.zh}`,
    definition.words.zh,
    '',
    ...inputs.map((input) => `  ${inputLine(input, t)}`),
    '',
    ...lines,
    '',
    t('model.source-line', { source: definition.source, confidence: definition.confidence, day: definition.review_by }),
  ].join('\n');
}

function inputLine(input: MethodInput, t: Translate): string {
  const { name, unit, floor, ceiling } = input.definition;
  return t('model.input-line', {
    name: input.id,
    label: name.zh,
    unit,
    range: `${floor}–${ceiling}`,
    origin: originText(input, t),
  });
}

function originText({ definition, factors }: MethodInput, t: Translate): string {
  const factor = factors.at(-1);
  if (factor) return t('model.origin-factor', { factor: factor.id, value: amount(factor.value, factor.unit) });
  if (definition.default !== undefined) return t('model.origin-default', { value: definition.default });
  return t(definition.optional === true ? 'model.origin-optional' : 'model.origin-required');
}

function amount(value: number, unit: string): string {
  return unit === '1' ? String(value) : `${value} ${unit}`;
}
