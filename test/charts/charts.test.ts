import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageingBars } from '../../src/charts/ageing-bars.ts';
import { bandCurve } from '../../src/charts/band-curve.ts';
import { burdenBars } from '../../src/charts/burden-bars.ts';
import { controlLine } from '../../src/charts/control-line.ts';
import { forPhones } from '../../src/charts/for-phones.ts';
import { impactBars } from '../../src/charts/impact-bars.ts';
import { sCurve } from '../../src/charts/s-curve.ts';
import { spreadLabels } from '../../src/charts/spread-labels.ts';
import { statusBars } from '../../src/charts/status-bars.ts';
import { targetBars } from '../../src/charts/target-bars.ts';
import { fitText, textWidth } from '../../src/charts/text-width.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { BARS, CHARTS, CURVE } from './examples.ts';

const t = translator('zh-CN');

describe.each(Object.entries(CHARTS))('the chart %s', (name, draw) => {
  test('is drawn as it was agreed', async () => {
    await expect(`${draw(t).svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  test('is the same text every time, whatever was drawn before', () => {
    const first = draw(t).svg;
    for (const other of Object.values(CHARTS)) other(t);
    expect(draw(t).svg).toBe(first);
  });

  test('carries no style sheet, no style attribute, no script and nothing that is not a number', () => {
    expect(draw(t).svg).not.toMatch(/<style|style=|<script|NaN|undefined|Infinity/);
  });

  test('is named and described for those who do not see it', () => {
    const { svg, title, description } = draw(t);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    const [, heading, text] = /aria-labelledby="(\S+) (\S+)"/.exec(svg)!;
    expect(svg).toContain(`<title id="${heading!}">${title}</title>`);
    expect(svg).toContain(`<desc id="${text!}">${description}</desc>`);
  });

  test('uses every id once and refers to none that is missing', () => {
    const { svg } = draw(t);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  test.each(LOCALES)('gives its data as a table with a cell under every head (%s)', (locale) => {
    const { table, dataLabel } = draw(translator(locale));
    expect(dataLabel).not.toBe('');
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.head.length);
  });
});

describe('a drawing for phones', () => {
  test.each(Object.entries(CHARTS).filter(([, draw]) => draw(t).narrow !== undefined))(
    'of %s shares no id with the one for screens',
    (_, draw) => {
      const { svg, narrow } = draw(t);
      const ids = [...`${svg}${narrow!.svg}`.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  test('says the verdict of every target beside its bar, and its pollutant', () => {
    const { svg, narrow } = forPhones(targetBars, { id: 'narrow', bars: BARS }, t);
    const texts = (drawing: string) => [...drawing.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text!);
    expect(texts(narrow!.svg).filter((text) => /吨/.test(text))).toEqual(texts(svg).filter((text) => /吨/.test(text)));
    expect(texts(narrow!.svg).filter((text) => /(NOx|VOCs)$/.test(text)).length).toBe(
      texts(svg).filter((text) => /(NOx|VOCs)$/.test(text)).length,
    );
  });
});

test('a curve under a scenario says that it is the scenario that reaches', () => {
  expect(sCurve({ ...CURVE, under: 'scenario' }, t).title).toMatch(/：按本情景期末减排/);
  expect(sCurve(CURVE, t).title).toMatch(/：按现计划期末减排/);
});

describe('a target on a phone', () => {
  test('leaves its bars the width of the screen, its words and its legend inside', () => {
    const { svg } = CHARTS['target-bars-phone']!(t);
    const widths = [...svg.matchAll(/<rect [^>]*? width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(Math.max(...widths)).toBeGreaterThan(170);
    const keys = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" fill="[^"]*" text-anchor="start">([^<]+)/g)];
    expect(keys.map(([, , text]) => text)).toEqual(['已验收', '已建成', '现计划', '已实现', '目标']);
    for (const [, x, text] of keys) expect(Number(x) + textWidth(text!, 12)).toBeLessThanOrEqual(340);
  });
});

describe('what a title states', () => {
  test.each([
    [10, 12, '到 2023-05-31，全市 VOCs 减排九成可能在 10.0 到 12.0 吨之间，按计划为 11.0 吨'],
    [10, 10.0001, '到 2023-05-31，全市 VOCs 减排基本不受不确定性影响，为 10.0 吨'],
  ])('of a band from %d to %d t', (low, high, title) => {
    const points = [{ day: '2023-05-31', low, middle: low, high }];
    const data = { id: 'band', pollutant: 'VOC', from: '2023-05-01', to: '2023-05-31', points, planned: 11 };
    expect(bandCurve(data, t).title).toBe(title);
  });

  test.each([
    [[10, 20], [5, 2], '乙方案下甲每年多出 10.0 万元，变动最大；各家合计多出 10.0 万元、少出 3.0 万元'],
    [[10, 20], [5, 5], '乙方案下甲每年多出 10.0 万元，变动最大；没有谁少出，各家合计多出 10.0 万元'],
    [[20, 10], [5, 5], '乙方案下甲每年少出 10.0 万元，变动最大；没有谁多出，各家合计少出 10.0 万元'],
    [[10, 10], [5, 5], '两个方案下各家每年出的钱一样多'],
  ])('of burdens %j and %j', ([a, b], [c, d], title) => {
    const burdens = [
      { party: '甲', a: a!, b: b! },
      { party: '乙', a: c!, b: d! },
    ];
    expect(burdenBars({ id: 'b', parties: '区市', burdens }, t).title).toBe(title);
  });

  test.each([
    [619, 'VOCs：按现计划期末减排695吨，超过目标76.0吨'],
    [695, 'VOCs：按现计划期末减排695吨，超过目标0.0吨'],
    [700, 'VOCs：按现计划期末减排695吨，距目标差5.0吨'],
    [null, 'VOCs：按现计划期末减排695吨'],
  ])('of a curve against %s t', (target, title) => {
    expect(sCurve({ ...CURVE, target }, t).title).toBe(title);
  });

  test.each([
    [BARS, '3项目标，按现计划2项达标，1项未达标，差距最大的是示例·主城区VOCs，差23.0吨'],
    [BARS.slice(0, 1), '1项目标，按现计划1项达标'],
    [BARS.slice(3), '尚未设定吨数目标'],
  ])('of targets', (bars, title) => {
    expect(targetBars({ id: 'bars', bars }, t).title).toBe(title);
  });

  test.each([
    [[], '无逾期项目'],
    [[0, -3], '无逾期项目'],
    [[1, 30], '逾期2个'],
    [[1, 31], '逾期2个，其中超30天1个'],
  ])('of late days %j', (lateDays, title) => {
    expect(ageingBars({ id: 'ageing', lateDays }, t).title).toBe(title);
  });

  test.each([
    [100, 100, '变更前后减排量没有差别'],
    [112, 100, '情景使甲区NOx减排增加最多，多减12.0吨'],
    [90, 100, '情景使甲区NOx减排损失最大，少减10.0吨'],
  ])('of %s t with and %s t without a scenario', (withTonnes, without, title) => {
    const impacts = [{ area: '甲区', pollutant: 'NOx', with: withTonnes, without }];
    expect(impactBars({ id: 'impact', impacts }, t).title).toBe(title);
  });

  test('of zones without a line', () => {
    const zones = [{ name: '甲区', cut: { nox: 1, voc: 2 }, without: null, line: null, met: true }];
    expect(controlLine({ id: 'lines', zones }, t).title).toBe('各分区均未设控制线');
  });
});

describe('ageing', () => {
  test('puts the last day of a class into it and the next day into the next', () => {
    const { table } = ageingBars({ id: 'ageing', lateDays: [7, 8, 30, 31, 90, 91] }, t);
    expect(table.rows.map(([, count]) => count)).toEqual(['1', '2', '2', '1']);
  });
});

describe('status bars', () => {
  test('count every project once, in its own category', () => {
    const counts = { proposed: 1, planned: 2, building: 3, built: 4, verified: 5, cancelled: 6 };
    const { table, title } = statusBars({ id: 'status', bars: [{ name: '工业', counts }] }, t);
    expect(table.rows).toEqual([['工业', '1', '2', '3', '4', '5', '6', '21']]);
    expect(title).toBe('1类共21个项目，已建成和已验收9个');
  });
});

describe('a control line', () => {
  test('asks for its intercept when NOx grows: a worse NOx never makes it easier', () => {
    const zone = { name: '甲区', without: null, line: { a: 0.77, b: 0.6 }, met: true };
    const { table } = controlLine({ id: 'lines', zones: [{ ...zone, cut: { nox: -2, voc: 1 } }] }, t);
    expect(table.rows[0]![3]).toBe('0.60');
  });
});

describe('labels beside lines', () => {
  test('keep their order and their distance while there is room', () => {
    const list = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(list, (positions) => {
        const placed = spreadLabels(positions, 10, 0, 100);
        const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
        for (let at = 1; at < order.length; at += 1)
          expect(placed[order[at]!]! - placed[order[at - 1]!]!).toBeGreaterThanOrEqual(10 - 1e-9);
        for (const place of placed) expect(place >= -1e-9 && place <= 100 + 1e-9).toBe(true);
      }),
    );
  });
});

describe('text that must fit', () => {
  test('is cut with an ellipsis and never wider than its room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 24, max: 300 }),
        (text, room) => {
          const fitted = fitText(text, 12, room);
          expect(fitted === text || fitted.endsWith('…')).toBe(true);
          expect(textWidth(fitted, 12) <= room || Array.from(fitted).length === 2).toBe(true);
        },
      ),
    );
  });
});
