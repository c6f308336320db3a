import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthSentence } from '../../src/services/briefing/growth.ts';
import { clipped, gapText, rankChange, shareList, tonnesText } from '../../src/services/briefing/issue/slots.ts';
import { progressSentence } from '../../src/services/briefing/sentences.ts';
import { translator } from '../../src/words/messages.ts';

const t = translator('zh-CN');

describe('growth', () => {
  test.each([
    [110, 100, 'year', '与去年同期相比增加10.0吨（同比上升10.0%）'],
    [90, 100, 'year', '与去年同期相比减少10.0吨（同比下降10.0%）'],
    [90, 100, 'period', '与上期相比减少10.0吨（环比下降10.0%）'],
    [350, 100, 'year', '与去年同期相比增加250吨（同比上升250.0%）'],
    [100, 100, 'year', '与去年同期持平'],
    [0, 0, 'year', '与去年同期持平'],
    [0, 12, 'year', '与去年同期相比减少12.0吨（同比下降100.0%）'],
    [-3, 12, 'year', '与去年同期相比减少15.0吨（同比下降125.0%）'],
    [12, 0, 'year', '与去年同期相比增加12.0吨'],
    [12, -3, 'period', '与上期相比增加15.0吨'],
    [100.01, 100, 'year', '与去年同期相比增加不足0.1吨'],
  ] as const)('from %s to %s against the %s', (now, before, against, text) => {
    expect(growthSentence({ now, before, against, unit: 'tonnes' }, t)).toBe(text);
  });

  test('of what nobody knows is not said', () => {
    expect(growthSentence({ now: 12, before: null, against: 'year', unit: 'tonnes' }, t)).toBeNull();
  });

  test('of counts is in pieces', () => {
    expect(growthSentence({ now: 90_003, before: 90_000, against: 'period', unit: 'tonnes' }, t)).toBe(
      '与上期相比增加3.0吨',
    );
    expect(growthSentence({ now: 3, before: 2, against: 'period', unit: 'count' }, t)).toBe(
      '与上期相比增加1个（环比上升50.0%）',
    );
  });
});

describe('a change of place', () => {
  test.each([
    [2, 4, '上升2位'],
    [4, 2, '下降2位'],
    [1, 1, '位次持平'],
    [11, 1, '下降10位'],
    [3, null, '首次纳入'],
  ])('to %s from %s is %s', (rank, before, text) => {
    expect(rankChange(rank, before, t)).toBe(text);
  });
});

describe('shares', () => {
  test.each([
    [[1, 1, 1], '甲占33.4%、乙占33.3%、丙占33.3%'],
    [[5, 0, 0], '甲占100.0%'],
    [[0, 0, 0], ''],
    [[1, 0, 3], '甲占25.0%、丙占75.0%'],
  ])('of %j', (values, text) => {
    expect(
      shareList(
        values.map((value, index) => ({ name: '甲乙丙'[index]!, value })),
        t,
      ),
    ).toBe(text);
  });

  test('add up to 100.0 as printed, whatever they are of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 }), (values) => {
        fc.pre(values.some((value) => value > 0));
        const said = shareList(
          values.map((value) => ({ name: '类', value })),
          t,
        );
        const printed = said.match(/\d+\.\d(?=%)/g)!;
        expect(printed.reduce((sum, share) => sum + Math.round(Number(share) * 10), 0)).toBe(1000);
      }),
    );
  });
});

describe('what lies between target and plan', () => {
  test.each([
    [15.04, '差15.0吨'],
    [-15.06, '超15.1吨'],
    [0, '与目标持平'],
    [0.01, '差不足0.1吨'],
  ])('%s is %s', (gap, text) => {
    expect(gapText(gap, (value) => tonnesText(value, t), t)).toBe(text);
  });
});

test.each([
  ['主城区', 10, 5, 5, '截至2023年6月30日，主城区在册项目10个，已完成5个，完成率50.0%，与时序进度持平；'],
  ['主城区', 0, 0, 0, '截至2023年6月30日，主城区尚无在册项目；'],
  ['主城区', 3, 0, 1, '截至2023年6月30日，主城区在册项目3个，尚无项目完成，较时序进度慢33.3个百分点；'],
  [null, 1, 1, 1, '截至2023年6月30日，全市在册项目1个，已完成1个，完成率100.0%，与时序进度持平；'],
])('progress of %s (%s listed, %s done, %s due)', (area, all, done, due, text) => {
  expect(progressSentence({ day: '2023-06-30', area, all, done, due }, t)).toBe(text);
});

test.each([
  ['甲', '甲'],
  ['长'.repeat(24), '长'.repeat(24)],
  ['长'.repeat(25), `${'长'.repeat(24)}…`],
])('a name of a sentence is cut where its room ends', (name, text) => {
  expect(clipped(name)).toBe(text);
});
