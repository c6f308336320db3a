import { describe, expect, it } from 'vitest';
import { POLLUTANT_NAMES, POLLUTANTS } from '../../models/vocabulary.ts';
import { translator } from '../../src/words/messages.ts';

describe('a pollutant', () => {
  it.each(POLLUTANTS)('%s is called the same in a derivation and everywhere else', (pollutant) => {
    const derived = POLLUTANT_NAMES[pollutant] ?? { zh: pollutant, en: pollutant };
    const option = `options.pollutant.${pollutant}` as const;
    expect([derived.zh, derived.en]).toEqual([translator('zh-CN')(option), translator('en')(option)]);
  });
});
