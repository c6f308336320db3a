// What a slip costs, and who alone brings it back: each proposal tried by evaluating the whole programme with it.
import { describe, expect, it } from 'vitest';
import { evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Portfolio, Project } from '../../../models/portfolio.ts';
import { lossesOf, makeUps, type MakeUp } from '../../../models/timing/make-ups.ts';
import { makeUpTogether } from '../../../models/timing/make-up-together.ts';
import { movesOf, plannedDay, slip } from '../../../models/timing/slip.ts';

const cost = (om: number) => ({ capital: 0, om });
const project = (id: string, more: object): object => ({
  id,
  zone: 'A',
  status: 'planned',
  effective: '2023-07-01',
  ...more,
});

const portfolio = parsed({
  format: 'portfolio/v1',
  name: '例',
  year: 2023,
  as_of: '2023-05-31',
  season: { from: '2023-05-01', to: '2023-09-30' },
  zones: [
    { id: 'A', name: '甲', base: { NOx: { tonnes: 365 }, VOC: { tonnes: 730 } } },
    { id: 'B', name: '乙' },
  ],
  targets: [{ id: 'T', zone: 'A', pollutant: 'NOx', season_tonnes: 9.2 }],
  projects: [
    project('P', { reduces: { NOx: { tonnes: 36.5 } } }),
    project('CHEAP', { effective: '2023-09-01', cost: cost(36.5), reduces: { NOx: { tonnes: 36.5 } } }),
    project('DEAR', { effective: '2023-09-01', cost: cost(365), reduces: { NOx: { tonnes: 36.5 } } }),
    project('WEAK', { effective: '2023-09-01', cost: cost(1), reduces: { NOx: { tonnes: 0.365 } } }),
    project('OTHER', { effective: '2023-09-01', reduces: { VOC: { tonnes: 36.5 } } }),
    project('FAR', { zone: 'B', effective: '2023-09-01', reduces: { NOx: { tonnes: 36.5 } } }),
    project('RESERVE', { status: 'proposed', cost: cost(5), reduces: { NOx: { tonnes: 36.5 } } }),
    project('DONE', { status: 'built', effective: '2023-01-01', reduces: { NOx: { tonnes: 36.5 } } }),
  ],
});

function parsed(json: unknown): Portfolio {
  const result = parsePortfolio(json, 'test');
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.portfolio;
}

describe('a slip', () => {
  const late = slip(portfolio, 'P', '2023-07-11');

  it('loses the tonnes of its days', () => {
    expect(late).toMatchObject({ planned: '2023-07-01', days: 10 });
    expect(lossesOf(late, 'A')).toEqual({ NOx: expect.closeTo(1, 9) as number });
    expect(lossesOf(late, 'B')).toEqual({});
  });

  it('is made up by bringing another project of the zone forward just as far as it takes, or by adopting one, cheapest first', () => {
    expect(
      makeUps(portfolio, late, 'A', '2023-06-01').map(({ kind, project: id, day, cost: price }) => [
        kind,
        id,
        day,
        price,
      ]),
    ).toEqual([
      ['earlier', 'CHEAP', '2023-08-22', expect.closeTo(1, 9)],
      ['adopt', 'RESERVE', '2023-07-01', 5],
      ['earlier', 'DEAR', '2023-08-22', expect.closeTo(10, 9)],
    ]);
  });

  it('is made up as said when everything is evaluated with it', () => {
    for (const one of makeUps(portfolio, late, 'A', '2023-06-01')) {
      const outcome = evaluateWithChanges(portfolio, [...late.changes, ...changesOf(one)]);
      const season = (from: typeof outcome) => from.zones[0]!.books.planned.NOx!.season;
      expect(season(outcome)).toBeGreaterThanOrEqual(season(late.before) - 1e-9);
      expect(season(outcome) - season(late.after)).toBeCloseTo(one.gains.NOx!, 9);
    }
  });

  it('asks nobody to begin before the earliest day, and nothing when nothing is lost', () => {
    expect(makeUps(portfolio, late, 'A', '2023-08-25').map(({ project: id }) => id)).toEqual(['RESERVE']);
    expect(makeUps(portfolio, slip(portfolio, 'P', '2023-06-20'), 'A', '2023-06-01')).toEqual([]);
  });

  it('is nothing a built project can do', () => {
    expect(plannedDay(portfolio, 'DONE')).toBeNull();
    expect(() => slip(portfolio, 'DONE', '2023-08-01')).toThrow('DONE');
  });
});

function changesOf({ kind, project: id, days }: MakeUp) {
  if (kind === 'earlier') return movesOf(portfolio, id, -days);
  return [{ select: { id: [id] }, status: 'planned' as Project['status'] }];
}

describe('a slip that nobody makes up for alone', () => {
  const project36 = (id: string, effective: string, om: number) =>
    project(id, { effective, cost: cost(om), reduces: { NOx: { tonnes: 36.5 }, VOC: { tonnes: 3.65 } } });
  const shared = parsed({
    format: 'portfolio/v1',
    name: '例',
    year: 2023,
    as_of: '2023-06-30',
    season: { from: '2023-05-01', to: '2023-09-30' },
    zones: [{ id: 'A', name: '甲', base: { NOx: { tonnes: 365 } } }],
    targets: [{ id: 'T', zone: 'A', pollutant: 'NOx', season_tonnes: 9.2 }],
    projects: [
      project36('P', '2023-07-01', 1),
      project36('NEAR', '2023-07-11', 365),
      project36('NEXT', '2023-07-16', 365),
      project36('DEAR', '2023-07-11', 36500),
    ],
  });
  const late = slip(shared, 'P', '2023-07-21');

  it('is made up by several together, the cheapest first and the last no earlier than it must', () => {
    expect(makeUps(shared, late, 'A', '2023-07-01')).toEqual([]);
    const together = makeUpTogether(shared, late, 'A', '2023-07-01')!;
    expect(together.missing).toEqual({});
    expect(together.steps.map(({ project: id, days }) => [id, days]).sort()).toEqual([
      ['NEAR', 10],
      ['NEXT', 10],
    ]);
    expect(together.cost).toBeCloseTo(20, 9);
  });

  it('brings back what it says when everything is evaluated with it, of the pollutant a target asks for', () => {
    const together = makeUpTogether(shared, late, 'A', '2023-07-01')!;
    const moves = together.steps.flatMap(({ project: id, days }) => movesOf(shared, id, -days));
    const outcome = evaluateWithChanges(shared, [...late.changes, ...moves]);
    expect(together.gains).toEqual({ NOx: expect.closeTo(2, 9) as number });
    expect(outcome.zones[0]!.books.planned.NOx!.season).toBeCloseTo(late.before.zones[0]!.books.planned.NOx!.season, 9);
  });

  it('says what is still missing when all of them are not enough, and nothing when nobody can come earlier', () => {
    const together = makeUpTogether(shared, late, 'A', '2023-07-10')!;
    expect(together.gains.NOx! + together.missing.NOx!).toBeCloseTo(2, 9);
    expect(together.missing.NOx).toBeGreaterThan(0);
    expect(makeUpTogether(shared, late, 'A', '2023-08-01')).toBeNull();
  });
});
