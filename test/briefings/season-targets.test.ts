import { describe, expect, test } from 'vitest';
import { WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import type { SeasonTargetsFacts } from '../../src/services/briefing/season-targets/season-targets-facts.ts';
import { seasonTargetsSheet } from '../../src/services/briefing/season-targets/season-targets-page.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { number, percent, tonnes } from '../../src/words/number.ts';
import { sampleFacts, type SampleSize, UNITS, ZONES } from './sample-facts.ts';
import { sampleChances } from './sample-special.ts';
import { expectSoundFigures, expectTracedText, expectWords } from './sheet-checks.ts';

const t = translator('zh-CN');

function season(
  size: SampleSize,
  scenario: string | null = null,
  more: Partial<SeasonTargetsFacts> = {},
): SeasonTargetsFacts {
  const facts = sampleFacts(size, scenario);
  const targets = facts.targets.map((one) => (one.kind === 'line' ? { ...one, line: { a: 1.2, b: 0.006 } } : one));
  return {
    ...facts,
    targets,
    narrowing: WHOLE_CITY,
    chances: scenario === null ? null : sampleChances(facts),
    ...more,
  };
}

const scenario = season({ projects: 400 }, '在建项目推迟90天');
const CASES: Readonly<Record<string, SeasonTargetsFacts>> = {
  empty: season({ projects: 0 }),
  'one project': season({ projects: 1 }),
  typical: season({ projects: 400 }),
  scenario,
  'no targets': season({ projects: 400 }, null, { targets: [] }),
  'longest names': season({ projects: 60, zoneName: '长'.repeat(20) }, '长'.repeat(100)),
  'a zone and a list': season({ projects: 400 }, null, {
    narrowing: { ...WHOLE_CITY, zone: ZONES[1]!, list: '类别为工业', projects: new Set(['SL-2023-0003']) },
  }),
  'a district': season({ projects: 400 }, null, { narrowing: { ...WHOLE_CITY, unit: UNITS[2]! } }),
};

const table = ({ body }: Sheet) => body.find((block) => block.type === 'table')!.table;
const columns = (sheet: Sheet) => table(sheet).head.map((cell) => cell.text);

describe.each(Object.entries(CASES))('the sheet of the season’s targets (%s)', (_, facts) => {
  test.each(LOCALES)('prints no number that is not one of its figures (%s)', (locale) => {
    const sheet = seasonTargetsSheet(facts, translator(locale));
    expectTracedText(sheet);
    expectSoundFigures(sheet);
    expectWords(sheet);
  });
});

describe('a row', () => {
  test('has what is asked, what each book reaches and the gap of the run, in the target’s own measure', () => {
    const { rows } = table(seasonTargetsSheet(CASES.typical!, t));
    const shown = CASES.typical!.targets.filter(({ district }) => district === null);
    expect(rows).toHaveLength(shown.length);
    for (const [index, { id, kind }] of shown.entries()) {
      const { planned, built, verified } = CASES.typical!.outcome.targets.find((one) => one.id === id)!.books;
      const size = (value: number) =>
        kind === 'line' ? percent(value, 2) : kind === 'count' ? number(value) : tonnes(value);
      const books = kind === 'count' ? ['—', '—'] : [size(built.achieved), size(verified.achieved)];
      expect(rows[index]!.slice(3, 8).map((cell) => cell.text)).toEqual([
        size(planned.required),
        size(planned.achieved),
        ...books,
        size(planned.gap),
      ]);
    }
  });

  test('has the plan without the scenario and the probability beside it', () => {
    const sheet = seasonTargetsSheet(scenario, t);
    expect(columns(sheet)).toContain('不计情景');
    const at = columns(sheet).indexOf('达标概率（%）');
    expect(
      table(sheet)
        .rows.map((row) => row[at]!.text)
        .slice(0, 5),
    ).toEqual(['0.0', '25.0', '50.0', '75.0', '100.0']);
    expect(table(sheet).note).toContain('模拟S0001，2000次');
  });

  test('says plainly that nothing was simulated', () => {
    const sheet = seasonTargetsSheet(CASES.typical!, t);
    expect(JSON.stringify(sheet.body[0])).toContain('现状未做随机模拟，不给出区间。');
    const at = columns(sheet).indexOf('达标概率（%）');
    expect(new Set(table(sheet).rows.map((row) => row[at]!.text))).toEqual(new Set(['—']));
  });

  test('of a list says what its projects bring', () => {
    const facts = CASES['a zone and a list']!;
    const sheet = seasonTargetsSheet(facts, t);
    const at = columns(sheet).indexOf('所选项目');
    const own = facts.parts.filter(
      ({ project, zone, book }) => project === 'SL-2023-0003' && zone === 'B' && book === 'planned',
    );
    const brought = (pollutant: string) =>
      tonnes(own.filter((part) => part.pollutant === pollutant).reduce((sum, part) => sum + part.tonnes, 0));
    expect(table(sheet).rows.map((row) => row[at]!.text)).toEqual([brought('NOx'), brought('VOC'), '—']);
  });
});

test('the planes of the control line stand below, with where each zone came from', () => {
  const charts = seasonTargetsSheet(scenario, t).body.flatMap((block) => (block.type === 'charts' ? block.charts : []));
  expect(charts).toHaveLength(2);
  expect(charts[1]!.table.head).toHaveLength(7);
});
