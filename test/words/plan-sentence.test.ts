import { expect, test } from 'vitest';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { ID_NAMES, planSentence } from '../../src/words/plan-sentence.ts';

test.each([
  ['projects', 1, '1 个'],
  ['tonnes', 1, '1.0 吨'],
  ['tonnes', 0.26, '0.3 吨'],
] as const)('a gap of %s (%d) is said as %s', (unit, by, said) => {
  const reason = { id: 'P1', chosen: true, code: 'narrows', params: { target: 'T1', by, unit }, turns: null } as const;
  expect(planSentence(reason, ID_NAMES, translator(LOCALES[0]))).toContain(`T1 的缺口再扩大 ${said}`);
});
