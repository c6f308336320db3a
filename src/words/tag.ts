import { hasMessage, type Translate } from './messages.ts';

/** Tags the record carries by itself, by what they follow from. */
export const OWN_TAGS: readonly string[] = ['counted', 'temporary'];

/** A tag as a person reads it; those that follow from the record have a word of their own. */
export function tagWord(tag: string, t: Translate): string {
  const key = `options.tag.${tag}`;
  return OWN_TAGS.includes(tag) && hasMessage(key) ? t(key) : tag;
}

/** The tag behind a word, or the word itself. */
export function tagOfWord(word: string, t: Translate): string {
  return OWN_TAGS.find((tag) => tagWord(tag, t) === word) ?? word;
}
