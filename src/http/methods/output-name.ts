import type { Method } from '../../../models/method.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { inLanguage } from './method-words.ts';

/** A result is called by its own name, else by the step that computes it, else by the pollutant it is. */
export function outputName({ definition }: Method, id: string, locale: Locale, t: Translate): string {
  const name = definition.outputs[id]?.name ?? definition.steps[id];
  return name === undefined ? t(`options.pollutant.${id}`) : inLanguage({ zh: name.zh, en: name.en }, locale);
}
