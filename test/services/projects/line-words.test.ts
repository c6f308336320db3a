import { describe, expect, it } from 'vitest';
import { changeText } from '../../../src/services/changes/change-text.ts';
import { loadModelFiles } from '../../../src/model-files.ts';
import type { CityLists } from '../../../src/services/options.ts';
import { translator } from '../../../src/words/messages.ts';

const t = translator('zh-CN');
const NONE = { categories: [], types: [], districts: [], areas: [], zones: [], own: [], locale: 'zh-CN' } as const;

describe('a value of a project in a history', () => {
  it('names a method and its inputs as the form does', async () => {
    const lists: CityLists = { ...NONE, methods: (await loadModelFiles()).methods };
    const measures = [
      { method: 'denox-upgrade', inputs: { removal_before: 0.5, removal_after: '85 %' }, basis: 'original' },
    ];
    const text = changeText('measures', measures, lists, t);
    expect(text).toContain('改造前脱硝效率 0.5');
    expect(text).toContain('改造后脱硝效率 85 %');
    expect(text).not.toMatch(/denox|removal_/);
  });

  it('says reductions, tranches, windows and amounts without a code', () => {
    const say = (key: string, value: unknown): string => changeText(key, value, NONE, t);
    expect(say('reduces', { NOx: { tonnes: 7.582670610437248 }, PM10: { fraction: 0.6 } })).toBe('NOx 7.58267 吨/年；PM10 削减 60%'); // prettier-ignore
    expect(say('reduces', { VOC: { control: { capture: 0.9, removal: 0.85 } } })).toBe('VOCs 收集率 90%，去除率 85%');
    expect(say('reduces', { SO2: { from: 0.3, to: 0.6 } })).toBe('SO₂ 去除率由 30% 到 60%');
    expect(say('reduces', {})).toBe('（空）');
    const tranche = {
      day: '2023-03-31',
      share: 0.5,
      status: 'built',
      quantity: 50,
      done: 40,
      unit: '辆',
      evidence: null,
    };
    expect(say('tranches', [tranche])).toBe('2023-03-31 50% 已建成 计划 50辆 完成 40辆');
    const amount = { pollutant: 'NOx', level: 'declared', tonnes: 12.5, day: '2023-07-01', document: '示例〔2023〕1号', batch: null, cut_code: null, cut_reason: null }; // prettier-ignore
    expect(say('amounts', [amount])).toBe('NOx 申报 12.5 吨/年 2023-07-01 示例〔2023〕1号');
    expect(say('tags', ['counted', '示例'])).toBe('列入总量核算、示例');
  });
});
