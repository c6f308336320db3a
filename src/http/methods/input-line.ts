import type { Method } from '../../../models/method.ts';
import type { MethodInput } from '../../../models/method-compile.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { significant } from '../../words/number.ts';
import { unitText } from '../../words/unit.ts';
import { inLanguage } from './method-words.ts';
import { fallbackOn } from './review.ts';

/** An input as a line of the table: unit, range, what it takes when nobody enters it, and who says so. */
export function inputLine(method: Method, input: MethodInput, asOf: string, locale: Locale, t: Translate) {
  const { definition } = input;
  const { value, factor, reviewBy, stale } = fallbackOn(method, input, asOf);
  const confidence = factor?.confidence ?? definition.confidence;
  return {
    id: input.id,
    name: inLanguage(definition.name, locale),
    note: definition.note === undefined ? '' : inLanguage(definition.note, locale),
    unit: unitText(definition.unit),
    range: t('methods.range', { floor: significant(definition.floor), ceiling: significant(definition.ceiling) }),
    value:
      value === null ? t(definition.optional === true ? 'methods.optional' : 'methods.required') : significant(value),
    factor: factor === null ? '' : t('methods.factor', { name: inLanguage(factor.name, locale) }),
    source: factor?.source ?? definition.source ?? '',
    confidence: confidence === undefined ? '' : String(Math.round(confidence * 100)),
    reviewBy,
    stale,
  };
}
