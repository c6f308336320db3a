import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/catalogue/line-text.ts';
import { plainAmounts, plainReduces } from '../../src/catalogue/plain-lines.ts';

const read = (key: 'reduces' | 'amounts' | 'profile', text: string): unknown => {
  const lines = readLines(key, text);
  return lines.ok ? lines.value : lines.problems.map(({ code }) => code);
};

describe('lists of a project as planners write them', () => {
  it.each([
    ['NOx 12.5；VOCs 3.2', { NOx: { tonnes: 12.5 }, VOC: { tonnes: 3.2 } }],
    ['氮氧化物：１，２３４．５吨\n挥发性有机物 0.3 吨/年', { NOx: { tonnes: 1234.5 }, VOC: { tonnes: 0.3 } }],
    ['NOx 12.5，VOCs 3.2 剩余', { NOx: { tonnes: 12.5 }, VOC: { tonnes: 3.2, basis: 'remaining' } }],
    ['PM2.5 削减 60%、SO₂ 去除率由 30% 到 60%', { PM25: { fraction: 0.6 }, SO2: { from: 0.3, to: 0.6 } }],
    ['VOCs 收集率 90%，去除率 85% 投用率 95%', { VOC: { control: { capture: 0.9, removal: 0.85, uptime: 0.95 } } }],
    ['CO2 1.2万吨', { CO2: { tonnes: 12000 } }],
    ['NOx −', ['lines-syntax']],
    ['NOx 约50', ['lines-syntax']],
    ['NOx ≥50', ['lines-syntax']],
    ['臭氧 3', ['lines-syntax']],
    ['NOx 1；氮氧化物 2', ['lines-syntax']],
  ])('%s', (text, meant) => {
    expect(read('reduces', text)).toEqual(meant);
  });

  it('name a level, a day and a document without keys', () => {
    const beside = { batch: null, cut_code: null, cut_reason: null };
    expect(read('amounts', 'NOx 申报 12.5吨 2023-07-01 示例〔2023〕1号\nVOCs 市审 3 核减代码=R05')).toEqual([
      { ...beside, pollutant: 'NOx', level: 'declared', tonnes: 12.5, day: '2023-07-01', document: '示例〔2023〕1号' },
      { ...beside, pollutant: 'VOC', level: 'city', tonnes: 3, day: null, document: null, cut_code: 'R05' },
    ]);
    expect(read('profile', `${'10%，'.repeat(8)}5% 5% 5% 5%`)).toEqual([...Array<number>(8).fill(0.1), ...Array<number>(4).fill(0.05)]); // prettier-ignore
  });

  it('come back as they were from what a form shows', () => {
    const percent = fc.integer({ min: 0, max: 100 }).map((value) => Number((value / 100).toPrecision(15)));
    const reduction = fc.oneof(
      fc.record({ tonnes: fc.double({ min: 0.001, max: 1e6, noNaN: true }) }),
      fc.record({ fraction: percent }),
      fc.record({ control: fc.record({ capture: percent, removal: percent }) }),
    );
    const reduces = fc.record({ NOx: reduction, VOC: reduction, PM25: reduction });
    fc.assert(
      fc.property(reduces, (value) => {
        expect(read('reduces', plainReduces(value))).toEqual(value);
      }),
    );
    const amount = { pollutant: 'VOC', level: 'nation', tonnes: 7.25, day: '2023-05-21', document: '示例〔2023〕2号', batch: '2023-申报-1', cut_code: null, cut_reason: '依据不足' } as const; // prettier-ignore
    expect(read('amounts', plainAmounts([amount]))).toEqual([amount]);
  });
});
