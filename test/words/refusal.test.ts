import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../models/formula/refusal.ts';
import { MODEL_FAULTS } from '../../models/model-fault.ts';
import { LOCALES, readCatalogue, translator } from '../../src/words/messages.ts';
import { refusalText } from '../../src/words/refusal.ts';

describe.each(LOCALES)('In %s', (locale) => {
  const catalogue = readCatalogue(locale);

  it('every refusal of a formula and every fault of a model file has a sentence', () => {
    const keys = [...REFUSALS.map((code) => `formula.${code}`), ...MODEL_FAULTS.map((code) => `model.${code}`)];
    expect(keys.filter((key) => !catalogue.has(key))).toEqual([]);
  });
});

describe('A refusal in words', () => {
  const zh = translator('zh-CN');
  const en = translator('en');

  it('says where, why and what was probably meant', () => {
    const refusal = {
      code: 'unknown-symbol',
      params: { line: 'NOx', symbol: 'flw', position: 3, suggestion: 'flow' },
    } as const;
    expect(refusalText(zh, refusal)).toBe('公式行“NOx”：第 3 个字符处：没有给出“flw”的值；是否应为“flow”？');
    expect(refusalText(en, refusal)).toBe('Line NOx: At character 3: flw has no value. Did you mean flow?');
  });

  it('says nothing it does not know', () => {
    const refusal = { code: 'unknown-symbol', params: { symbol: 'flw', position: 0, suggestion: '' } } as const;
    expect(refusalText(zh, refusal)).toBe('没有给出“flw”的值');
  });

  it('names the range that is accepted', () => {
    const refusal = {
      code: 'out-of-range',
      params: { input: 'hours', value: 9000, floor: 0, ceiling: 8784, unit: 'h/a' },
    } as const;
    expect(refusalText(zh, refusal)).toBe('参数“hours”：9000 超出可接受范围 0–8784 h/a');
  });
});
