import { describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import type { Earlier } from '../../src/services/briefing/earlier.ts';
import { WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import type { ProgressFacts } from '../../src/services/briefing/progress/progress-facts.ts';
import { progressSheet } from '../../src/services/briefing/progress/progress-page.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { sampleFacts, type SampleSize, UNITS } from './sample-facts.ts';
import { expectSoundFigures, expectTracedText, expectWords } from './sheet-checks.ts';

const t = translator('zh-CN');
const MARKS = { freshness: 92, completeness: 80, plausible: 99.4, based: 75 };

function progress(size: SampleSize, more: Partial<ProgressFacts> = {}): ProgressFacts {
  const quality = new Map(UNITS.map(({ id }) => [id, MARKS]));
  return { ...sampleFacts(size), narrowing: WHOLE_CITY, quality, former: null, ...more };
}

const typical = progress({ projects: 400 });
/** So many were done at the last issue. */
function period(done: number): Earlier {
  return {
    against: 'period',
    day: '2023-05-31',
    source: 'issue',
    name: '2023年第1期',
    values: new Map([['done', done]]),
  };
}

const former = { ranks: new Map(UNITS.map(({ id }, index) => [id, index + 1])) };
const earlier = [period(150)];
const CASES: Readonly<Record<string, ProgressFacts>> = {
  empty: progress({ projects: 0 }),
  'one project': progress({ projects: 1 }),
  typical,
  'a second issue': progress({ projects: 400 }, { former, earlier }),
  'nothing done at the last issue': progress({ projects: 400 }, { former, earlier: [period(0)] }),
  'longest names': progress({ projects: 60, name: '长'.repeat(200) }),
  'all tied': progress({ projects: 400, status: 'built' }),
  'a district': progress({ projects: 400 }, { narrowing: { ...WHOLE_CITY, unit: UNITS[2]! } }),
  'a list': progress(
    { projects: 400 },
    { narrowing: { ...WHOLE_CITY, list: '类别为工业', projects: new Set(['SL-2023-0001']) } },
  ),
};

const text = ({ body }: Sheet) => body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('\n');
const ranking = ({ body }: Sheet) =>
  body.flatMap((block) =>
    block.type === 'table' ? [block.table.rows.map((row) => row.map((cell) => cell.text))] : [],
  )[0]!;

describe.each(Object.entries(CASES))('a ranking of the districts (%s)', (_, facts) => {
  test.each(LOCALES)('prints no number that is not one of its figures (%s)', (locale) => {
    const sheet = progressSheet(facts, translator(locale));
    if (locale === 'zh-CN') expectTracedText(sheet);
    expectSoundFigures(sheet);
    expectWords(sheet);
  });
});

describe('the ranking', () => {
  test('has ten columns, the best first, and adds up to the city', () => {
    const sheet = progressSheet(typical, t);
    const table = sheet.body.find((block) => block.type === 'table')!.table;
    expect(table.head.map((cell) => cell.text)).toEqual([
      '排名',
      '区市',
      '计划数',
      '完成数',
      '完成率（%）',
      '较上期变化（位）',
      '逾期数',
      'NOx（吨）',
      'VOCs（吨）',
      '数据质量',
    ]);
    const rates = table.rows.map((row) => Number(row[4]!.text));
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    const sum = (at: number) => table.rows.reduce((total, row) => total + Number(row[at]!.text), 0);
    expect([2, 3, 6].map((at) => String(sum(at)))).toEqual([2, 3, 6].map((at) => table.foot[at]!.text));
    expect([7, 8].map((at) => sum(at).toFixed(1))).toEqual([7, 8].map((at) => table.foot[at]!.text));
    expect(table.rows[0]!.at(-1)!.text).toBe('92/80/99/75');
  });

  test('names every unit as new while none was issued, and its change of place afterwards', () => {
    expect(ranking(progressSheet(typical, t)).every((row) => row[5] === '首次纳入')).toBe(true);
    const changes = ranking(progressSheet(CASES['a second issue']!, t)).map((row) => [row[1], row[0], row[5]]);
    for (const [name, rank, change] of changes) {
      const moved = UNITS.findIndex((unit) => unit.name === name) + 1 - Number(rank!.replace('并列', ''));
      expect(change).toBe(moved === 0 ? '位次持平' : `${moved > 0 ? '上升' : '下降'}${String(Math.abs(moved))}位`);
    }
  });

  test('lists who has no project as such, unranked and last', () => {
    const rows = ranking(progressSheet(CASES['one project']!, t));
    expect(rows[0]![0]).toBe('—');
    expect(rows.slice(1).every((row) => row[0] === '—' && row[3] === '无项目')).toBe(true);
  });

  test('numbers its parts without gaps where one has nothing to say', () => {
    const heads = ({ body }: Sheet) => body.flatMap((block) => (block.type === 'paragraph' ? [block.head] : []));
    expect(heads(progressSheet(CASES['one project']!, t))).toEqual([
      '一、总体进展。',
      '二、区市排名。',
      '三、逾期项目。',
    ]);
    expect(heads(progressSheet(progress({ projects: 0 }), t))).toEqual(['一、总体进展。', '二、逾期项目。']);
  });

  test('lets equal rates share a rank', () => {
    expect(ranking(progressSheet(CASES['all tied']!, t)).every((row) => row[0] === '并列1')).toBe(true);
    expect(text(progressSheet(CASES['all tied']!, t))).toContain('11个区市完成率均为100.0%，位次并列。');
  });

  test('of one district ranks the categories of its projects and tells of nobody else', () => {
    const sheet = progressSheet(CASES['a district']!, t);
    const own = typical.projects.filter((one) => one.unit === UNITS[2]!.id);
    const rows = ranking(sheet);
    expect(rows.map((row) => row[1]).toSorted()).toEqual(
      typical.categories
        .filter(({ id }) => own.some((one) => one.category === id))
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(text(sheet)).toMatch(/黄岛区在册项目\d+个/);
    expect(text(sheet)).toMatch(/完成率[\d.]+%，.*居各类别(并列)?第\d+位/);
    for (const other of UNITS.filter(({ id }) => id !== UNITS[2]!.id))
      expect(sheetHtml(sheet, 'zh-CN')).not.toContain(other.name);
  });

  test('says of a single unit where its projects are, never that it is first', () => {
    expect(text(progressSheet(CASES['one project']!, t))).toMatch(/所列项目均在.+。/);
    expect(text(progressSheet(CASES['one project']!, t))).not.toContain('第1位');
    expect(ranking(progressSheet(CASES['a list']!, t))).toHaveLength(1);
  });

  test('of a list of projects ranks within the list, and says so', () => {
    const ids = new Set(typical.projects.slice(0, 40).map(({ id }) => id));
    const facts = progress({ projects: 400 }, { narrowing: { ...WHOLE_CITY, list: '类别为工业', projects: ids } });
    expect(text(progressSheet(facts, t))).toMatch(/居全市筛选范围内(并列)?第\d+位/);
  });

  test('of a zone ranks its districts in the zone, and says so', () => {
    const [zone] = typical.zones;
    const facts = progress({ projects: 400 }, { narrowing: { ...WHOLE_CITY, zone: zone! } });
    expect(text(progressSheet(facts, translator('zh-CN')))).toMatch(new RegExp(`居${zone!.name}(并列)?第\\d+位`));
    expect(text(progressSheet(facts, translator('zh-CN')))).not.toContain('居全市');
    expect(text(progressSheet(facts, translator('en')))).toContain(` in ${zone!.name}`);
  });
});

describe('what it says', () => {
  test('compares with the last issue, in percent only where that had a base', () => {
    expect(text(progressSheet(CASES['a second issue']!, t))).toMatch(/与上期相比增加\d+个（环比上升[\d.]+%）；/);
    expect(text(progressSheet(CASES['nothing done at the last issue']!, t))).toMatch(/与上期相比增加\d+个；/);
  });

  test('names laggards with project, unit and days, the latest first, and shares that add up', () => {
    const said = text(progressSheet(typical, t));
    expect(said.match(/“[^”]+”（示例区生态环境分局）逾期\d+天/g)).toHaveLength(3);
    const shares = /按逾期时长，(.*?)。/.exec(said)![1]!.match(/\d+\.\d(?=%)/g)!;
    expect(shares.reduce((sum, share) => sum + Math.round(Number(share) * 10), 0)).toBe(1000);
    expect(text(progressSheet(CASES.empty!, t))).toContain('无逾期项目。');
  });
});

test('draws rates, ranks and arrows of three districts and more, and links figures of its table', () => {
  const drawn = (facts: ProgressFacts) =>
    progressSheet(facts, t).body.flatMap((block) => (block.type === 'charts' ? block.charts : []));
  const [chart] = drawn(CASES['a second issue']!);
  expect(chart!.title).toMatch(
    /^完成率最高[\d.]+%，最低[\d.]+%，相差[\d.]+个百分点；较上期\d+个区市位次上升、\d+个下降$/,
  );
  expect(chart!.svg).toMatch(/[\d.]+% 第1位 (→|↑\d+|↓\d+)/);
  expect(drawn(typical)[0]!.svg).not.toMatch(/[→↑↓]/);
  expect(
    drawn(CASES['one project']!)
      .map(({ title }) => title)
      .join(''),
  ).not.toContain('完成率最高');
  const html = sheetHtml(progressSheet(typical, t), 'zh-CN');
  expect(html).toMatch(new RegExp(`<td class="figure"><data value="[\\d.]+" data-figure="${UNITS[0]!.id}-rate">`));
});
