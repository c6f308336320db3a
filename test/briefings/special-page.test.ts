import { describe, expect, test } from 'vitest';
import type { Paragraph, Sheet } from '../../src/services/briefing/sheet.ts';
import type { Compared, SpecialFacts } from '../../src/services/briefing/special/special-facts.ts';
import { specialSheet } from '../../src/services/briefing/special/special-page.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { UNITS, ZONES } from './sample-facts.ts';
import { sampleSpecial } from './sample-special.ts';
import { expectSoundFigures, expectTracedText, expectWords, numbersIn } from './sheet-checks.ts';

const t = translator('zh-CN');
const SCENARIO = '在建项目推迟90天';
const unit = { zone: null, unit: UNITS[2]!, list: '', projects: null };
const zone = { zone: ZONES[0]!, unit: null, list: '', projects: null };
const plain = sampleSpecial({ projects: 400 });
const slipped = sampleSpecial({ projects: 400 }, SCENARIO);

const CASES: Readonly<Record<string, SpecialFacts>> = {
  empty: sampleSpecial({ projects: 0 }),
  'one project': sampleSpecial({ projects: 1 }),
  typical: plain,
  scenario: slipped,
  'a scenario nobody simulated': { ...slipped, chances: null },
  'longest names': sampleSpecial({ projects: 60, name: '长'.repeat(200), zoneName: '长'.repeat(20) }, '长'.repeat(100)),
  'all built': sampleSpecial({ projects: 400, status: 'built' }),
  'no targets': { ...plain, targets: [], focus: null, advice: [] },
  'a zone': sampleSpecial({ projects: 400 }, SCENARIO, zone),
  'a district': sampleSpecial({ projects: 400 }, null, unit),
  compared: { ...slipped, beside: [asScenario('全部按期', plain)] },
  'compared with the present only': { ...plain, beside: [asScenario(SCENARIO, slipped)] },
  'compared without targets': { ...plain, focus: null, advice: [], beside: [asScenario(SCENARIO, slipped)] },
};

function asScenario(name: string, { outcome, parts }: SpecialFacts): Compared {
  return { name, outcome, parts };
}

function text(sheet: Sheet, id: string): string {
  return sheet.body.find(
    (block): block is Paragraph & { type: 'paragraph' } => block.type === 'paragraph' && block.id === id,
  )!.text;
}

describe.each(Object.entries(CASES))('a sheet of one question (%s)', (_, facts) => {
  test.each(LOCALES)('prints no number that is not one of its figures (%s)', (locale) => {
    const sheet = specialSheet(facts, translator(locale));
    expectTracedText(sheet);
    expectSoundFigures(sheet);
    expectWords(sheet);
  });

  test('says the situation with three figures at most, under room of 60 mm to write', () => {
    const sheet = specialSheet(facts, t);
    expect(sheet.body[0]).toEqual({ type: 'blank', label: '批示：', size: 'remark' });
    expect(numbersIn(text(sheet, 'situation')).length).toBeLessThanOrEqual(3);
  });

  test('proposes nothing without a unit and a day', () => {
    const proposal = text(specialSheet(facts, t), 'proposal');
    if (/按现计划推进|暂不提出建议/.test(proposal)) return expect(facts.advice).toEqual([]);
    const said = proposal.split(/[一二三四五]是/).slice(1);
    expect(said.length).toBeGreaterThan(0);
    for (const one of said) expect(one).toMatch(/分局.*\d{4}年\d+月\d+日/);
  });
});

describe('a comparison of scenarios', () => {
  const tableOf = (sheet: Sheet) => sheet.body.flatMap((block) => (block.type === 'table' ? [block.table] : []))[0];
  const columnOf = (sheet: Sheet, column: number) => tableOf(sheet)!.rows.map((row) => row[column]!.text);

  test('has a row for the present, for its own scenario and for each beside, every number a figure of the sheet', () => {
    const sheet = specialSheet(CASES.compared!, t);
    expect(columnOf(sheet, 0)).toEqual(['现状', SCENARIO, '全部按期']);
    for (const row of tableOf(sheet)!.rows)
      for (const cell of row.slice(1)) {
        const own = sheet.figures.find(({ id }) => id === cell.of)!;
        expect(cell.text).toContain(own.printed);
      }
    const planned = sheet.figures.find(({ id }) => id === 'planned')!;
    expect([columnOf(sheet, 1)[0], columnOf(sheet, 1)[2]]).toEqual([planned.printed, planned.printed]);
    expect(columnOf(sheet, 1)[1]).toBe(sheet.figures.find(({ id }) => id === 'then')!.printed);
  });

  test('traces what a side brings to the projects that bring it', () => {
    const { figures } = specialSheet(CASES.compared!, t);
    for (const pollutant of ['NOx', 'VOC']) {
      const own = figures.find(({ id }) => id === `side-2-${pollutant}`)!;
      expect(own.parts.length).toBeGreaterThan(10);
      expect(own.parts.reduce((sum, { value }) => sum + value, 0)).toBe(own.value);
    }
  });

  test('says which brings most, and nothing of the kind where two bring the same', () => {
    expect(text(specialSheet(CASES['compared with the present only']!, t), 'judgement')).toMatch(
      /比较各情景，“现状”完成最多，为[\d.]+吨，[差超][\d.]+吨。/,
    );
    expect(text(specialSheet(CASES.compared!, t), 'judgement')).not.toContain('比较各情景');
  });

  test('is no part of any other sheet of one question', () => {
    expect(tableOf(specialSheet(slipped, t))).toBeUndefined();
  });
});

describe('what it judges', () => {
  test('names both sides of the scenario, and its range when it was simulated', () => {
    const sheet = specialSheet(slipped, t);
    const judged = text(sheet, 'judgement');
    expect(judged).toMatch(/不计情景[差超].*吨；如“在建项目推迟90天”，则可完成.*吨，[差超].*吨，比不计情景减少.*吨。/);
    expect(judged).toMatch(/随机模拟2000次，(NOx|VOCs)减排的P10—P90区间为60.0—80.5吨，达标概率\d+\.\d%。/);
    const [now, then, change] = ['planned', 'then', 'change'].map(
      (id) => sheet.figures.find((one) => one.id === id)!.value,
    );
    expect(then! - now!).toBeCloseTo(change!, 9);
  });

  test('says plainly that there is no range', () => {
    expect(text(specialSheet(CASES['a scenario nobody simulated']!, t), 'judgement')).toContain(
      '该情景没有已完成的随机模拟，不给出区间。',
    );
    expect(text(specialSheet(plain, t), 'judgement')).toContain('现状未做随机模拟，不给出区间。');
  });

  test('says of a simulation of older data that it is one', () => {
    const facts = { ...slipped, chances: { ...slipped.chances!, isOfRun: false, asOf: '2023-05-31' } };
    expect(text(specialSheet(facts, t), 'judgement')).toContain('（模拟数据截至2023年5月31日，其后有变动）');
  });
});

describe('what it is about', () => {
  test('is the target the scenario moves most, as a share of what is asked', () => {
    const { target, now, then } = slipped.focus!;
    const moves = slipped.targets
      .filter(({ kind, district }) => kind === 'season_percent' && district === null)
      .map(({ id }) => {
        const [a, b] = [slipped.outcome, slipped.baseline!].map(
          (of) => of.targets.find((one) => one.id === id)!.books.planned,
        );
        return Math.abs(a!.achieved - b!.achieved) / a!.required;
      });
    expect(Math.abs(then!.achieved - now.achieved) / now.required).toBe(Math.max(...moves));
    expect(target.kind).toBe('season_percent');
  });

  test('is a target of the district when a district is asked for', () => {
    expect(CASES['a district']!.focus!.target.district).toBe(UNITS[2]!.id);
    expect(specialSheet(CASES['a district']!, t).heading).toBe('关于黄岛区VOCs减排目标的专报');
  });
});

test('leaves no blank before a stop in English', () => {
  const { body } = specialSheet(sampleSpecial({ projects: 1 }), translator('en'));
  for (const block of body) if (block.type === 'paragraph') expect(block.text).not.toMatch(/ [:,.;]/);
});
