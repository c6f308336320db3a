// Targets: required, achieved, gap and met in every book. S emits 1 t a day; zone A's own inventory is 10 t NOx and 20 t VOC a day.
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../models/outcome.ts';
import type { Project, Target } from '../../../models/portfolio.ts';
import { BOOKS } from '../../../models/vocabulary.ts';
import { type Json, outcomeOf, project } from './small-year.ts';

function standingOf(target: Omit<Target, 'id'>, projects: readonly Project[], more: Json = {}): Standing {
  const outcome = outcomeOf(projects, { targets: [{ id: 'T', ...target }], ...more });
  return outcome.targets[0]!.books.planned;
}

const halfNox = project({ reduces: { NOx: { fraction: 0.5 } } });
const cuts = (nox: number, voc: number): Project =>
  project({ reduces: { NOx: { fraction: nox }, VOC: { fraction: voc } } });

describe('a target of tonnes or percent', () => {
  it.each<[name: string, target: Omit<Target, 'id'>, required: number, achieved: number, met: boolean]>([
    ['season tonnes', { pollutant: 'NOx', season_tonnes: 80 }, 80, 76.5, false],
    ['season tonnes, met', { zone: 'A', pollutant: 'NOx', season_tonnes: 76 }, 76, 76.5, true],
    ['season percent of the zone', { zone: 'A', pollutant: 'NOx', season_percent: 4 }, 61.2, 76.5, true],
    ['season percent of the city', { zone: null, pollutant: 'NOx', season_percent: 10 }, 153, 76.5, false],
    ['year tonnes', { pollutant: 'NOx', year_tonnes: 182.5 }, 182.5, 182.5, true],
    ['full-year tonnes', { pollutant: 'NOx', full_year_tonnes: 200 }, 200, 182.5, false],
    ['of a pollutant nobody reduces', { pollutant: 'SO2', year_tonnes: 1 }, 1, 0, false],
    ['that asks for nothing', { pollutant: 'SO2', year_tonnes: 0 }, 0, 0, true],
  ])('%s', (_name, target, required, achieved, met) => {
    const standing = standingOf(target, [halfNox]);
    expect(standing.required).toBeCloseTo(required, 9);
    expect(standing.achieved).toBeCloseTo(achieved, 9);
    expect(standing.gap).toBeCloseTo(Math.max(0, required - achieved), 9);
    expect(standing.met).toBe(met);
  });

  it('is met when it misses by rounding only', () => {
    const tonnes = 182.5;
    expect(standingOf({ pollutant: 'NOx', year_tonnes: tonnes * (1 + 5e-10) }, [halfNox]).met).toBe(true);
    expect(standingOf({ pollutant: 'NOx', year_tonnes: tonnes * (1 + 5e-9) }, [halfNox]).met).toBe(false);
  });

  it('restricted by only takes matching projects with the credits of the full book', () => {
    const projects = [
      project({ id: 'P1', order: 0, reduces: { NOx: { fraction: 0.5 } } }),
      project({ id: 'P2', order: 1, tags: ['counted'], reduces: { NOx: { fraction: 0.5 } } }),
    ];
    const only = { tag: ['counted'] };
    expect(standingOf({ pollutant: 'NOx', full_year_tonnes: 1, only }, projects).achieved).toBeCloseTo(91.25, 9);
    expect(standingOf({ pollutant: 'NOx', year_tonnes: 1, only }, projects).achieved).toBeCloseTo(91.25, 9);
    expect(standingOf({ pollutant: 'NOx', season_tonnes: 1, only }, projects).achieved).toBeCloseTo(153 / 4, 9);
  });

  it('of a zone with only leaves out the matching projects of other zones', () => {
    const zones = [{ id: 'A' }, { id: 'B' }];
    const alone = (id: string, zone: string): Project =>
      project({ id, source: null, zone, tags: ['counted'], reduces: { NOx: { tonnes: 7 } } });
    const target = { zone: 'B', pollutant: 'NOx' as const, year_tonnes: 1, only: { tag: 'counted' } };
    expect(standingOf(target, [alone('P1', 'A'), alone('P2', 'B')], { zones }).achieved).toBeCloseTo(7, 9);
  });

  it('lets only see dates after the rule on past dates', () => {
    const target = { pollutant: 'NOx' as const, full_year_tonnes: 1, only: { effective_after: '2023-07-01' } };
    expect(standingOf(target, [halfNox], { as_of: '2023-06-30' }).achieved).toBeCloseTo(182.5, 9);
  });
});

describe('a control line', () => {
  const line = { a: 0.8, b: 0.01 };
  it.each<[name: string, projects: readonly Project[], required: number, achieved: number]>([
    ['asks for VOC along with NOx', [cuts(0.5, 0.4)], 0.8 * 0.05 + 0.01, 0.02],
    ['asks for its floor when nothing is cut', [], 0.01, 0],
    ['does not reward more NOx', [cuts(-0.5, 0.4)], 0.01, 0.02],
  ])('%s', (_name, projects, required, achieved) => {
    const standing = standingOf({ zone: 'A', line }, projects);
    expect(standing.required).toBeCloseTo(required, 12);
    expect(standing.achieved).toBeCloseTo(achieved, 12);
    expect(standing.met).toBe(achieved >= required);
    expect(standing.gap_tonnes).toBeCloseTo(Math.max(0, required - achieved) * 20 * 153, 9);
  });

  it('of the city uses the sum of the zones’ inventories', () => {
    const base = { NOx: { tonnes: 1825 }, VOC: { tonnes: 3650 } };
    const zones = [{ id: 'A', base }, { id: 'B', base }, { id: 'C' }];
    const standing = standingOf({ line }, [cuts(0.5, 0.4)], { zones });
    expect(standing.required).toBeCloseTo(0.8 * 0.05 + 0.01, 12);
    expect(standing.achieved).toBeCloseTo(0.02, 12);
  });
});

describe('a count', () => {
  const by = '2023-06-30';
  const counted = (projects: readonly Project[], more: Partial<Target> = {}, portfolio: Json = {}): number =>
    standingOf({ count: 2, by, ...more }, projects, portfolio).achieved;

  it('counts what is effective on or before the day, whether or not it counts days', () => {
    const projects = [
      project({ id: 'P1', effective: '2023-06-30' }),
      project({ id: 'P2', effective: '2023-07-01' }),
      project({ id: 'P3', effective: null }),
      project({ id: 'P4', effective: '2021-01-01', until: '2021-12-31' }),
      project({ id: 'P5', status: 'cancelled' }),
      project({ id: 'P6', status: 'proposed' }),
    ];
    expect(counted(projects)).toBe(2);
    expect(standingOf({ count: 2, by }, projects)).toEqual({ required: 2, achieved: 2, gap: 0, met: true });
    expect(standingOf({ count: 4, by }, projects)).toEqual({ required: 4, achieved: 2, gap: 2, met: false });
  });

  it('counts a group once, when all of its entries are effective', () => {
    const tranche = (id: string, group: string, effective: string | null): Project => project({ id, group, effective });
    expect(counted([tranche('P#1', 'P', '2023-01-01'), tranche('P#2', 'P', '2023-06-01')])).toBe(1);
    expect(counted([tranche('P#1', 'P', '2023-01-01'), tranche('P#2', 'P', '2023-08-01')])).toBe(0);
    expect(counted([tranche('P#1', 'P', '2023-01-01'), tranche('P#2', 'P', null)])).toBe(0);
  });

  it('asks only the entries of a group that are in the book and match', () => {
    const first = project({ id: 'P#1', group: 'P', tags: ['counted'] });
    const late = project({ id: 'P#2', group: 'P', effective: '2023-12-01' });
    expect(counted([first, late])).toBe(0);
    expect(counted([first, late], { only: { tag: ['counted'] } })).toBe(1);
    expect(counted([first, { ...late, status: 'proposed' }])).toBe(1);
  });

  it('counts each book’s own projects', () => {
    const projects = (['proposed', 'planned', 'built', 'verified'] as const).map((status) =>
      project({ id: status, status }),
    );
    const outcome = outcomeOf(projects, { targets: [{ id: 'T', count: 1, by }] });
    expect(BOOKS.map((book) => outcome.targets[0]!.books[book].achieved)).toEqual([4, 3, 2, 1]);
  });

  it('sees dates after the rule on past dates', () => {
    expect(counted([project()], {}, { as_of: '2023-06-30' })).toBe(0);
  });
});

describe('targets', () => {
  it('keep the order of the file', () => {
    const targets = ['z', 'a', 'm'].map((id) => ({ id, pollutant: 'NOx', year_tonnes: 1 }));
    expect(outcomeOf([], { targets }).targets.map(({ id }) => id)).toEqual(['z', 'a', 'm']);
  });
});
