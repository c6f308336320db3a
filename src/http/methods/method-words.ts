import type { Method } from '../../../models/method.ts';
import type { Words } from '../../../models/method-schema.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { reviewState } from './review.ts';

/** A text of a method file in the reader's language. */
export function inLanguage(words: Words, locale: Locale): string {
  return locale === 'en' ? words.en : words.zh;
}

/** What a method reduces: its results in tonnes, or the pollutants its control holds for; none for a helper quantity. */
export function pollutantsOf({ definition, outputs }: Method, t: Translate): readonly string[] {
  const results = outputs.filter(({ show }) => !show).map(({ id }) => id);
  const all: readonly string[] = definition.pollutants ?? results;
  return POLLUTANTS.filter((pollutant) => all.includes(pollutant)).map((pollutant) =>
    t(`options.pollutant.${pollutant}`),
  );
}

/** The review state as a chip: due, some values due, or valid until a day. */
export function reviewChip(method: Method, asOf: string, t: Translate) {
  const { due, staleInputs } = reviewState(method, asOf);
  if (due) return { colour: 'is-red', text: t('methods.review-due', { day: method.definition.review_by }) };
  if (staleInputs > 0) return { colour: 'is-yellow', text: t('methods.review-inputs', { count: staleInputs }) };
  return { colour: 'is-green', text: t('methods.review-until', { day: method.definition.review_by }) };
}
