import { describe, expect, it } from 'vitest';
import { RETURN_REASONS } from '../../src/catalogue/return-reasons.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';

describe('the coded reasons of a return', () => {
  it.each(LOCALES)('read the same wherever they are named (%s)', (locale) => {
    const t = translator(locale);
    for (const code of RETURN_REASONS) {
      const words = t(`lifecycle.return-${code}`);
      expect(t(`cuts.${code}`)).toBe(`${code} ${words}`);
      expect(t(`reviews.code-${code}`).toLowerCase()).toBe(words.toLowerCase());
    }
  });
});
