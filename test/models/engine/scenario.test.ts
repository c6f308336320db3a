// Scenarios are ordered differences over a baseline.
import { describe, expect, it } from 'vitest';
import { evaluate, evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { applyChanges, applyScenario } from '../../../models/engine/scenario.ts';
import type { Change, Project, Reduction, Select } from '../../../models/portfolio.ts';
import { type Json, noxOf, outcomeOf, project, projectIn, smallYear } from './small-year.ts';

const all: Select = {};

/** The full-year part of the base that P takes under changes. */
function partUnder(changes: readonly Change[], more: Partial<Project> = {}): number {
  return noxOf(evaluateWithChanges(smallYear([project(more)]), changes)).full_year / 365;
}

describe('select', () => {
  const zones = [{ id: 'A' }, { id: 'B' }];
  const projects = [
    project({ id: 'P1', category: 'industry', type: 'kiln', district: '370211', tags: ['counted', 'key'] }),
    project({ id: 'P2', group: 'G', type: 'boiler', status: 'built', effective: '2023-06-01' }),
    project({ id: 'P3', source: null, zone: 'B', effective: null, reduces: { NOx: { tonnes: 1 } } }),
  ];

  it.each<[select: Select, selected: readonly string[]]>([
    [{}, ['P1', 'P2', 'P3']],
    [{ id: ['P1', 'P3', 'P9'] }, ['P1', 'P3']],
    [{ id: 'P2' }, ['P2']],
    [{ id: [] }, []],
    [{ group: ['G', 'P1'] }, ['P2']],
    [{ zone: ['A'] }, ['P1', 'P2']],
    [{ zone: ['B'] }, ['P3']],
    [{ category: ['industry'] }, ['P1']],
    [{ type: ['kiln', 'boiler'] }, ['P1', 'P2']],
    [{ status: ['built', 'verified'] }, ['P2']],
    [{ district: ['370211'] }, ['P1']],
    [{ source: ['S'] }, ['P1', 'P2']],
    [{ tag: ['key', 'other'] }, ['P1']],
    [{ effective_after: '2023-06-01' }, ['P2']],
    [{ effective_before: '2023-06-01' }, ['P1', 'P2']],
    [{ effective_after: '2023-01-02', effective_before: '2023-05-31' }, []],
    [{ type: ['kiln'], status: ['built'] }, []],
  ])('%j', (select, selected) => {
    const states = applyChanges(baselineStates(smallYear(projects, { zones })), [{ select, uptime: 0.5 }]);
    const touched = states.filter(({ uptime }) => uptime === 0.5);
    expect(touched.map((state) => state.project.id)).toEqual(selected);
  });

  it('sees dates before the rule on past dates', () => {
    const portfolio = smallYear([project()], { as_of: '2023-06-30' });
    const changes = [{ select: { effective_before: '2023-01-01' }, effective: '2023-09-01' }];
    expect(projectIn(evaluateWithChanges(portfolio, changes)).first_day).toBe('2023-09-01');
  });
});

describe('a change', () => {
  it.each<[name: string, change: Omit<Change, 'select'>, firstDay: string | null, year: number]>([
    ['delays', { delay_days: 90 }, '2023-04-01', 275],
    ['hastens', { delay_days: -10 }, '2022-12-22', 365],
    ['sets the day', { effective: '2023-12-01' }, '2023-12-01', 31],
    ['sets the day, then shifts it', { effective: '2023-12-01', delay_days: 10 }, '2023-12-11', 21],
    ['ends it', { until: '2023-01-31' }, '2023-01-01', 31],
    ['sets the uptime', { uptime: 0.2 }, '2023-01-01', 73],
    ['cancels', { status: 'cancelled' }, '2023-01-01', 0],
    ['excludes', { exclude: true }, '2023-01-01', 0],
    ['scales to nothing', { scale: { NOx: 0 } }, '2023-01-01', 0],
    ['scales another pollutant', { scale: { VOC: 0 } }, '2023-01-01', 365],
  ])('%s', (_name, change, firstDay, year) => {
    const outcome = evaluateWithChanges(smallYear([project()]), [{ select: all, ...change }]);
    expect(projectIn(outcome).first_day).toBe(firstDay);
    expect(noxOf(outcome).year).toBeCloseTo(year, 9);
  });

  it('gives an undated project a day, and shifts no day where there is none', () => {
    const portfolio = smallYear([project({ effective: null })]);
    const shifted = evaluateWithChanges(portfolio, [{ select: all, delay_days: 5 }]);
    expect(projectIn(shifted).first_day).toBeNull();
    const dated = evaluateWithChanges(portfolio, [{ select: all, effective: '2023-03-01' }]);
    expect(projectIn(dated).first_day).toBe('2023-03-01');
  });

  it('sees what earlier changes did', () => {
    const changes: readonly Change[] = [
      { select: { status: ['planned'] }, status: 'proposed' },
      { select: { status: ['planned'] }, exclude: true },
      { select: { status: ['proposed'] }, delay_days: 31 },
      { select: { effective_after: '2023-02-01' }, uptime: 0.5 },
    ];
    const outcome = evaluateWithChanges(smallYear([project()]), changes);
    expect(outcome.totals.planned).toEqual({});
    expect(noxOf(outcome).year).toBeCloseTo(334 / 2, 9);
  });

  it('reaches an excluded project, which shows once it is included again', () => {
    const changes: readonly Change[] = [
      { select: all, exclude: true },
      { select: all, uptime: 0.5 },
      { select: all, include: true },
    ];
    expect(partUnder(changes)).toBeCloseTo(0.5, 12);
  });

  it('leaves the source to the others when it excludes', () => {
    const projects = [
      project({ id: 'P1', reduces: { NOx: { fraction: 0.5 } } }),
      project({ id: 'P2', order: 1, reduces: { NOx: { fraction: 0.5 } } }),
    ];
    const outcome = evaluateWithChanges(smallYear(projects), [{ select: { id: ['P1'] }, exclude: true }]);
    expect(noxOf(outcome, 'P2').full_year).toBeCloseTo(182.5, 9);
  });
});

describe('scale acts where the size is', () => {
  it.each<[name: string, reduction: Reduction, factors: readonly number[], uptime: number, part: number]>([
    ['on tonnes', { tonnes: 73 }, [2], 1, 0.4],
    ['on tonnes with uptime', { tonnes: 73 }, [2], 0.5, 0.2],
    ['on tonnes, capped by the base only', { tonnes: 73 }, [10, 0.2], 1, 0.4],
    ['on remaining tonnes', { tonnes: 73, basis: 'remaining' }, [2], 1, 0.4],
    ['on a fraction', { fraction: 0.3 }, [2], 1, 0.6],
    ['on a fraction, at most 1', { fraction: 0.8 }, [2], 1, 1],
    ['on a fraction, at most 1 before uptime', { fraction: 0.8 }, [2], 0.5, 0.5],
    ['on a fraction, at most 1 after each change', { fraction: 0.8 }, [2, 0.5], 1, 0.5],
    ['on a negative fraction', { fraction: -0.2 }, [3], 1, -0.6],
    ['on the cut of a replacement', { from: 0.6, to: 0.8 }, [0.5], 1, 0.25],
    ['on the cut of a replacement, at most 1', { from: 0.6, to: 0.8 }, [3], 1, 1],
    ['on removal', { control: { capture: 0.8, removal: 0.6 } }, [0.5], 1, 0.24],
    ['on removal, at most 1', { control: { capture: 0.8, removal: 0.6 } }, [2], 1, 0.8],
    ['on a removal of 0', { control: { capture: 0.8, removal: 0 } }, [2], 1, 0],
  ])('%s', (_name, NOx, factors, uptime, part) => {
    const changes = factors.map((factor) => ({ select: all, scale: { NOx: factor } }));
    expect(partUnder(changes, { uptime, reduces: { NOx } })).toBeCloseTo(part, 12);
  });

  it.each<[name: string, control: Reduction['control'], part: number]>([
    ['on capture where no removal is given', { capture: 0.6 }, 0.3 * 0.5],
    ['on nothing where only uptime is given', { uptime: 0.5 }, -0.5 * 0.5 * 0.8],
  ])('%s', (_name, control, saved) => {
    const base = { tonnes: 0.6, control: { capture: 0.8, removal: 0.5 } };
    const sources = [{ id: 'S', zone: 'A', base: { NOx: base } }];
    const portfolio = smallYear([project({ reduces: { NOx: { control } } })], { sources });
    const outcome = evaluateWithChanges(portfolio, [{ select: all, scale: { NOx: 0.5 } }]);
    const expected = control?.capture === undefined ? saved : saved - 0.8 * 0.5;
    expect(noxOf(outcome).full_year).toBeCloseTo(expected, 12);
  });
});

describe('a saved scenario', () => {
  const scenarios = [
    { id: 'grand', changes: [{ select: {}, uptime: 0.5 }] },
    { id: 'child', inherits: 'parent', changes: [{ select: { status: ['built'] }, uptime: 0.1 }] },
    { id: 'parent', inherits: 'grand', changes: [{ select: {}, status: 'built' }] },
    { id: 'empty' },
    { id: 'empty-child', inherits: 'empty', changes: [] },
  ];
  const more: Json = { scenarios, targets: [{ id: 'T', pollutant: 'NOx', year_tonnes: 300 }] };

  it('applies its parents first', () => {
    expect(noxOf(outcomeOf([project()], more, 'grand')).full_year).toBeCloseTo(182.5, 9);
    expect(noxOf(outcomeOf([project()], more, 'parent')).full_year).toBeCloseTo(182.5, 9);
    expect(noxOf(outcomeOf([project()], more, 'child')).full_year).toBeCloseTo(36.5, 9);
  });

  it('is named in the outcome', () => {
    expect(outcomeOf([project()], more, 'child').scenario).toBe('child');
    expect(outcomeOf([project()], more).scenario).toBeNull();
  });

  it('without changes is the baseline bit for bit', () => {
    const portfolio = smallYear([project({ uptime: 0.7 }), project({ id: 'Q', order: 1, uptime: 0.3 })], more);
    const baseline = evaluate(portfolio);
    expect({ ...evaluate(portfolio, 'empty'), scenario: null }).toEqual(baseline);
    expect({ ...evaluate(portfolio, 'empty-child'), scenario: null }).toEqual(baseline);
    expect(evaluateWithChanges(portfolio, [])).toEqual(baseline);
  });

  it('equals the same changes unsaved', () => {
    const portfolio = smallYear([project()], more);
    const unsaved = evaluateWithChanges(portfolio, [{ select: {}, uptime: 0.5 }]);
    expect({ ...evaluate(portfolio, 'grand'), scenario: null }).toEqual(unsaved);
  });

  it('shows what it makes of every project', () => {
    const [state] = applyScenario(smallYear([project()], more), 'child');
    expect(state).toMatchObject({ status: 'built', uptime: 0.1, excluded: false, zone: 'A' });
  });

  it('that does not exist is a mistake of the caller', () => {
    expect(() => outcomeOf([project()], more, 'nobody')).toThrow(/nobody/);
  });
});
