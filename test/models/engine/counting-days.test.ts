// From when a project counts: the rule on past dates, the counting rule, windows.
import { describe, expect, it } from 'vitest';
import type { Project } from '../../../models/portfolio.ts';
import { type Json, noxOf, outcomeOf, project, projectIn } from './small-year.ts';

describe('a project counts from its first day', () => {
  it.each<[name: string, more: Partial<Project>, year: number, season: number]>([
    ['all year from 1 January', {}, 365, 153],
    ['all year when effective long before', { effective: '2019-07-01' }, 365, 153],
    ['on the day itself', { effective: '2023-12-31' }, 1, 0],
    ['from the middle of the season', { effective: '2023-06-15' }, 200, 108],
    ['to the last day of its window', { effective: '2023-04-30', until: '2023-05-01' }, 2, 1],
    ['one day when it ends the day it begins', { effective: '2023-05-01', until: '2023-05-01' }, 1, 1],
    ['the days left of a window that began last year', { effective: '2022-11-01', until: '2023-01-31' }, 31, 0],
  ])('%s', (_name, more, year, season) => {
    const nox = noxOf(outcomeOf([project(more)]));
    expect(nox.year).toBeCloseTo(year, 9);
    expect(nox.season).toBeCloseTo(season, 9);
    expect(nox.full_year).toBeCloseTo(365, 9);
  });

  it('lists the days of each month', () => {
    const nox = noxOf(outcomeOf([project({ effective: '2023-02-10', until: '2023-04-05' })]));
    const expected = [0, 19, 31, 5, 0, 0, 0, 0, 0, 0, 0, 0];
    nox.months.forEach((tonnes, month) => expect(tonnes).toBeCloseTo(expected[month]!, 9));
  });
});

describe('the counting rule', () => {
  it.each<[rule: unknown, effective: string, firstDay: string]>([
    [null, '2023-06-15', '2023-06-15'],
    ['day', '2023-06-15', '2023-06-15'],
    [{ months_after: 0 }, '2023-06-15', '2023-06-01'],
    [{ months_after: 1 }, '2023-06-15', '2023-07-01'],
    [{ months_after: 1 }, '2023-06-01', '2023-07-01'],
    [{ months_after: 1 }, '2022-12-31', '2023-01-01'],
    [{ months_after: 14 }, '2023-06-15', '2024-08-01'],
  ])('%o turns %s into %s', (counting, effective, firstDay) => {
    const outcome = outcomeOf([project({ effective })], { counting });
    expect(projectIn(outcome).first_day).toBe(firstDay);
  });

  it('does not move the end of a window', () => {
    const outcome = outcomeOf([project({ effective: '2023-06-15', until: '2023-07-10' })], {
      counting: { months_after: 1 },
    });
    expect(noxOf(outcome).year).toBeCloseTo(10, 9);
  });
});

describe('a project that does not count brings nothing anywhere and says why', () => {
  it.each<[name: string, more: Partial<Project>, warnings: readonly string[]]>([
    ['without a date', { effective: null }, ['no-effective-date']],
    ['after the year and the season', { effective: '2024-01-01' }, ['outside-year']],
    ['in a window that ended last year', { effective: '2022-01-01', until: '2022-12-31' }, ['outside-year']],
    ['in a window that ends before it begins', { effective: '2023-06-02', until: '2023-06-01' }, ['outside-year']],
    ['cancelled', { status: 'cancelled' }, []],
  ])('%s', (_name, more, warnings) => {
    const outcome = outcomeOf([project(more)]);
    const result = projectIn(outcome);
    expect(result.counts).toBe(false);
    expect(result.warnings).toEqual(warnings);
    expect(noxOf(outcome)).toEqual({ full_year: 0, year: 0, season: 0, months: Array(12).fill(0) });
  });
});

describe('what should have happened and has not', () => {
  const asOf = { as_of: '2023-06-30', slip_days: { kiln: 30 } };
  it.each<[name: string, more: Partial<Project>, portfolio: Json, firstDay: string, late: boolean]>([
    ['moves to the day after', { effective: '2023-06-30' }, asOf, '2023-07-01', true],
    ['moves by the slip of its type', { effective: '2023-03-01', type: 'kiln' }, asOf, '2023-07-31', true],
    ['finds no slip under a name every object knows', { type: 'constructor' }, asOf, '2023-07-01', true],
    ['moves while building', { status: 'building' }, asOf, '2023-07-01', true],
    ['moves while proposed', { status: 'proposed' }, asOf, '2023-07-01', true],
    ['stays once built', { status: 'built' }, asOf, '2023-01-01', false],
    ['stays once verified', { status: 'verified' }, asOf, '2023-01-01', false],
    ['stays when cancelled, which is no step before built', { status: 'cancelled' }, asOf, '2023-01-01', false],
    ['stays when it is still to come', { effective: '2023-07-01' }, asOf, '2023-07-01', false],
    ['stays without as_of', {}, {}, '2023-01-01', false],
    ['moves before the counting rule', {}, { ...asOf, counting: { months_after: 1 } }, '2023-08-01', true],
  ])('%s', (_name, more, portfolio, firstDay, late) => {
    const result = projectIn(outcomeOf([project(more)], portfolio));
    expect(result.first_day).toBe(firstDay);
    expect(result.warnings.includes('past-date-not-built')).toBe(late);
  });

  it('is decided after the scenario has moved dates and statuses', () => {
    const scenarios = [
      { id: 'early', changes: [{ select: { id: ['P'] }, effective: '2023-08-01', delay_days: -60 }] },
      { id: 'done', changes: [{ select: {}, status: 'built' }] },
    ];
    const portfolio = { ...asOf, scenarios };
    const early = projectIn(outcomeOf([project({ effective: '2023-08-01' })], portfolio, 'early'));
    expect(early.first_day).toBe('2023-07-01');
    expect(early.warnings).toEqual(['past-date-not-built']);
    expect(projectIn(outcomeOf([project()], portfolio, 'done')).first_day).toBe('2023-01-01');
  });
});

describe('sums to date', () => {
  it('hold the days up to and including as_of', () => {
    const nox = noxOf(outcomeOf([project({ status: 'built' })], { as_of: '2023-05-10' }));
    expect(nox.year_to_date).toBeCloseTo(130, 9);
    expect(nox.season_to_date).toBeCloseTo(10, 9);
  });

  it('are everything once the year is over and nothing before it begins', () => {
    const after = noxOf(outcomeOf([project({ status: 'built' })], { as_of: '2025-01-01' }));
    expect(after.year_to_date).toBe(after.year);
    expect(after.season_to_date).toBe(after.season);
    const before = noxOf(outcomeOf([project({ status: 'built' })], { as_of: '2022-12-31' }));
    expect([before.year_to_date, before.season_to_date]).toEqual([0, 0]);
  });

  it('stand nowhere without as_of', () => {
    expect(noxOf(outcomeOf([project()]))).not.toHaveProperty('year_to_date');
  });
});
