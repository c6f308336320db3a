import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulative } from '../../../models/statistics/five-year.ts';
import { levelTotals } from '../../../models/statistics/level-totals.ts';
import { statisticsBook } from '../../../models/statistics/statistics-book.ts';
import {
  DEFAULT_RULES,
  type StatedAmount,
  type StatisticsInput,
  type StatisticsProject,
} from '../../../models/statistics/statistics-input.ts';
import { CUT_CODES, LEVELS, OFFICIAL_MEASURES, type Level } from '../../../models/statistics/vocabulary.ts';
import { waterfall } from '../../../models/statistics/waterfall.ts';
import { waterfallBars } from '../../../src/charts/waterfall-bars.ts';
import { AMOUNT_LEVELS, COUNTED } from '../../../src/catalogue/fields.ts';
import { translator } from '../../../src/words/messages.ts';

const amount = (level: Level, tonnes: number, cutCode: string | null = null): StatedAmount => ({
  pollutant: 'NOx',
  level,
  tonnes,
  day: '2023-06-01',
  document: null,
  cutCode,
  cutReason: null,
});

const project = (id: string, amounts: readonly StatedAmount[], more: Partial<StatisticsProject> = {}) => ({
  id,
  counted: 'c' as const,
  temporary: false,
  completed: '2023-03-10',
  accepted: '2023-05-01',
  plant: null,
  pollutants: ['NOx'] as const,
  amounts,
  ...more,
});

const bookOf = (projects: readonly StatisticsProject[], more: Partial<StatisticsInput> = {}) =>
  statisticsBook({ year: 2023, projects, transfers: [], emissions: [], rules: DEFAULT_RULES, ...more });
const grossOf = (...args: Parameters<typeof bookOf>) =>
  LEVELS.map((level) => levelTotals(bookOf(...args), 'NOx')[level].gross);

describe('the statistics book', () => {
  it('counts a project once, in the year it is both completed and accepted, and names why it leaves one out', () => {
    const lines = [amount('declared', 10)];
    const book = bookOf([
      project('in', lines),
      project('late', lines, { completed: '2022-12-01', accepted: '2023-01-05' }),
      project('before', lines, { completed: '2022-03-01', accepted: '2022-12-30' }),
      project('after', lines, { accepted: '2024-01-02' }),
      project('open', lines, { accepted: null }),
      project('building', lines, { completed: null }),
      project('winter', lines, { temporary: true }),
      project('other', lines, { counted: null }),
    ]);
    expect(book.lines.map((line) => line.project)).toEqual(['in', 'late']);
    expect(Object.fromEntries(book.excluded.map((one) => [one.project, one.because]))).toEqual({
      before: 'earlier-year',
      after: 'later-year',
      open: 'not-accepted',
      building: 'not-completed',
      winter: 'temporary',
      other: 'not-counted',
    });
    expect(levelTotals(book, 'NOx').declared.gross).toBe(20);
  });

  it('sums a level over what it stated, 0 for the rest, and lists the rest', () => {
    const totals = levelTotals(
      bookOf([
        project('P1', [amount('declared', 10), amount('city', 8, 'R04'), amount('province', 7)]),
        project('P2', [amount('declared', 4)]),
        project('P3', []),
      ]),
      'NOx',
    );
    expect(LEVELS.map((level) => totals[level].gross)).toEqual([14, 8, 7, 0]);
    expect(LEVELS.map((level) => totals[level].missing)).toEqual([
      ['P3'],
      ['P2', 'P3'],
      ['P2', 'P3'],
      ['P1', 'P2', 'P3'],
    ]);
  });

  it('gives a closure all of its plant and the others nothing, with the code for overlap', () => {
    const two = [
      project('A', [amount('declared', 9)], { plant: 'S1' }),
      project('B', [amount('declared', 12)], { plant: 'S1', counted: 'a', completed: '2023-04-01' }),
    ];
    const emissions = [{ plant: 'S1', pollutant: 'NOx' as const, tonnes: 10 }];
    const { lines } = bookOf(two, { emissions });
    expect(lines.map(({ levels }) => [levels.declared.recognised, levels.declared.cut])).toEqual([
      [0, 'R07'],
      [10, 'R08'],
    ]);
  });

  it('caps what several projects take from one plant at what it emitted last year, the earlier first', () => {
    const emissions = [{ plant: 'S1', pollutant: 'NOx' as const, tonnes: 10 }];
    const pair = [
      project('A', [amount('declared', 9)], { plant: 'S1', completed: '2023-04-01' }),
      project('B', [amount('declared', 6)], { plant: 'S1' }),
    ];
    const { lines } = bookOf(pair, { emissions });
    expect(lines.map(({ levels }) => levels.declared.recognised)).toEqual([4, 6]);
    const alone = bookOf([project('A', [amount('declared', 15)], { plant: 'S1' })], { emissions }).lines[0]!;
    expect([alone.levels.declared.recognised, alone.aboveBase]).toEqual([15, true]);
  });

  it('takes 区域削减 off and shows it, never below nothing', () => {
    const transfers = [{ project: 'A', pollutant: 'NOx' as const, tonnes: 5 }];
    const book = bookOf([project('A', [amount('declared', 10), amount('city', 3)])], { transfers });
    const totals = levelTotals(book, 'NOx');
    expect([totals.declared.net, totals.declared.deducted, totals.city.net, totals.city.deducted]).toEqual([
      5, 5, 0, 3,
    ]);
    expect(levelTotals(bookOf([project('A', [amount('declared', 2)])], { transfers }), 'NOx').declared.net).toBe(0);
    expect(bookOf([project('A', [amount('declared', 2)])], { transfers }).lines[0]!.overdrawn).toBe(3);
  });

  it('counts months and last year’s rest only when a city switches that on, the rest in a column of its own', () => {
    const projects = [
      project('now', [amount('declared', 12)]),
      project('then', [amount('declared', 12)], { completed: '2022-04-30', accepted: '2022-06-01' }),
    ];
    expect(grossOf(projects)[0]).toBe(12);
    expect(grossOf(projects, { rules: { partYear: true, carryOver: false } })[0]).toBe(9);
    const book = bookOf(projects, { rules: { partYear: true, carryOver: true } });
    const { gross, carried } = levelTotals(book, 'NOx').declared;
    expect([gross, carried]).toEqual([9, 4]);
  });

  it('adds prior years to each level apart and says which year is missing', () => {
    const totals = levelTotals(bookOf([project('A', [amount('declared', 10), amount('province', 6)])]), 'NOx');
    const target = { from: 2021, to: 2025, pollutant: 'NOx' as const, tonnes: 100, document: '文号' };
    const prior = [
      { year: 2021, pollutant: 'NOx' as const, tonnes: 20, document: '文号' },
      { year: 2020, pollutant: 'NOx' as const, tonnes: 99, document: '文号' },
      { year: 2021, pollutant: 'VOC' as const, tonnes: 7, document: '文号' },
    ];
    const standing = cumulative(target, prior, totals, 2023)!;
    expect(standing.missingYears).toEqual([2022]);
    expect(LEVELS.map((level) => standing.levels[level].tonnes)).toEqual([30, 20, 26, 20]);
    expect([standing.levels.province.share, standing.straightLine]).toEqual([0.26, 60]);
    expect(cumulative(target, prior, totals, 2026)).toBeNull();
  });
});

describe('the waterfall', () => {
  it('goes from what was declared to what is left, reason by reason', () => {
    const book = bookOf(
      [
        project('P1', [amount('declared', 10), amount('city', 8, 'R04'), amount('province', 8), amount('nation', 7)]),
        project('P2', [amount('declared', 5), amount('city', 2, 'R13'), amount('province', 2.5)]),
        project('P3', [amount('declared', 4)]),
        project('P4', [amount('city', 1)]),
        project('P5', [amount('declared', 6)], { plant: 'S' }),
        project('P6', [amount('declared', 6), amount('city', 6)], { plant: 'S', counted: 'a' }),
      ],
      { transfers: [{ project: 'P1', pollutant: 'NOx', tonnes: 3 }] },
    );
    const steps = waterfall(book, 'NOx').map((step) =>
      step.kind === 'level' ? [step.level, step.tonnes] : [step.to, step.reason, step.tonnes, step.projects.join()],
    );
    expect(steps).toEqual([
      ['stated', 31],
      ['declared', 'R07', -6, 'P5'],
      ['declared', 25],
      ['city', 'unreviewed', -4, 'P3'],
      ['city', 'R13', -3, 'P2'],
      ['city', 'R04', -2, 'P1'],
      ['city', 'unreported', 1, 'P4'],
      ['city', 17],
      ['province', 'unreviewed', -7, 'P4,P6'],
      ['province', 'raised', 0.5, 'P2'],
      ['province', 10.5],
      ['nation', 'unreviewed', -2.5, 'P2'],
      ['nation', 'unstated', -1, 'P1'],
      ['nation', 7],
      ['net', 'transferred', -3, 'P1'],
      ['net', 4],
    ]);
  });

  it('leaves a project as it came where the province answers before the city, and compares the province with that', () => {
    const book = bookOf([
      project('P1', [amount('declared', 10), amount('province', 8, 'R04')]),
      project('P2', [amount('declared', 5), amount('city', 4, 'R13')]),
      project('P3', [amount('declared', 3), amount('nation', 3)]),
    ]);
    expect(waterfall(book, 'NOx')).toEqual([
      { kind: 'level', level: 'declared', tonnes: 18 },
      { kind: 'change', to: 'city', reason: 'R13', tonnes: -1, projects: ['P2'] },
      { kind: 'level', level: 'city', tonnes: 17, passed: ['P1', 'P3'] },
      { kind: 'change', to: 'province', reason: 'unreviewed', tonnes: -4, projects: ['P2'] },
      { kind: 'change', to: 'province', reason: 'R04', tonnes: -2, projects: ['P1'] },
      { kind: 'level', level: 'province', tonnes: 11, passed: ['P3'] },
      { kind: 'change', to: 'nation', reason: 'unreviewed', tonnes: -8, projects: ['P1'] },
      { kind: 'level', level: 'nation', tonnes: 3 },
      { kind: 'level', level: 'net', tonnes: 3 },
    ]);
    const { title } = waterfallBars({ id: 'w', pollutant: 'NOx', steps: waterfall(book, 'NOx') }, translator('zh-CN'));
    expect(title).toContain('2个项目市审尚未答复，后一级已先答复，市审暂按上一级数量列示');
    expect(title).toContain('1个项目省审尚未答复');
  });

  it('always arrives: every level is the one before plus the changes between', () => {
    const amounts = fc.uniqueArray(
      fc.record({
        level: fc.constantFrom(...LEVELS),
        tonnes: fc.integer({ min: -50, max: 4000 }).map((value) => value / 8),
        code: fc.option(fc.constantFrom(...CUT_CODES), { nil: null }),
      }),
      { selector: ({ level }) => level, maxLength: 4 },
    );
    const some = fc.array(
      fc.record({ amounts, counted: fc.constantFrom(...OFFICIAL_MEASURES), plant: fc.constantFrom(null, 'S1', 'S2') }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 300 }), (rows, ceiling) => {
        const projects = rows.map((row, index) =>
          project(
            `P${String(index)}`,
            row.amounts.map(({ level, tonnes, code }) => amount(level, tonnes, code)),
            { counted: row.counted, plant: row.plant },
          ),
        );
        const book = bookOf(projects, {
          emissions: [{ plant: 'S1', pollutant: 'NOx', tonnes: ceiling }],
          transfers: [{ project: 'P0', pollutant: 'NOx', tonnes: ceiling / 10 }],
        });
        let at: number | null = null;
        for (const step of waterfall(book, 'NOx')) {
          if (step.kind === 'change') at = (at ?? 0) + step.tonnes;
          else {
            if (at !== null) expect(at).toBeCloseTo(step.tonnes, 9);
            at = step.tonnes;
          }
        }
        for (const { levels } of book.lines)
          for (const level of LEVELS)
            expect(levels[level].recognised).toBeLessThanOrEqual(Math.max(0, levels[level].stated?.tonnes ?? 0));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the words of the book', () => {
  it('are those of the catalogue, and every code has a name in both languages', () => {
    expect([[...LEVELS], [...OFFICIAL_MEASURES]]).toEqual([[...AMOUNT_LEVELS], [...COUNTED]]);
    for (const t of [translator('zh-CN'), translator('en')])
      for (const code of CUT_CODES) expect(t(`cuts.${code}`)).toContain(code);
  });
});
