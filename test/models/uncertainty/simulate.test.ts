import { describe, expect, it } from 'vitest';
import type { Project } from '../../../models/portfolio.ts';
import type { DistributionOutcome, Spread } from '../../../models/uncertainty/distribution-outcome.ts';
import { factorsOf, onlyFactor } from '../../../models/uncertainty/tornado.ts';
import { simulate } from '../../../models/uncertainty/simulate.ts';
import { type Json, project, SEASON_DAYS, smallYear } from '../engine/small-year.ts';

const draws = 4000;

function drawn(projects: readonly Project[], more: Json = {}, count = draws, seed = 11): DistributionOutcome {
  return simulate(smallYear(projects, more), count, { seed });
}

const season = (outcome: DistributionOutcome): Spread => outcome.zones[0]!.NOx!.season;
const variance = (outcome: DistributionOutcome): number =>
  ((season(outcome).p95 - season(outcome).p5) / (2 * 1.6449)) ** 2;

/** A project without a source: a tonne a day, so that nothing stacks. */
const free = (id: string, more: Partial<Project> = {}): Project => ({
  id,
  zone: 'A',
  status: 'planned',
  effective: '2023-01-01',
  reduces: { NOx: { tonnes: 365 } },
  ...more,
});
const spread = { scale: { dist: 'normal', mean: 1, sd: 0.1 } } as const;

describe('a simulation', () => {
  it('scales tonnes by what was drawn and never below nothing', () => {
    const { mean } = season(drawn([free('P', { uncertainty: spread })]));
    expect(Math.abs(mean / SEASON_DAYS - 1)).toBeLessThan((5 * 0.1) / Math.sqrt(draws));
    const lost = season(drawn([free('P', { uncertainty: { scale: { dist: 'uniform', min: -2, max: -1 } } })]));
    expect([lost.mean, lost.p95]).toEqual([0, 0]);
  });

  it('shifts the day it runs by what was drawn, rounded once', () => {
    const day = { dist: 'uniform', min: 9.8, max: 9.8 } as const;
    const sure = season(drawn([project({ effective: '2023-05-01', uncertainty: { delay_days: day } })]));
    expect(sure.mean).toBeCloseTo(SEASON_DAYS - 10, 10);
    const shared = [{ by: 'zone', delay_days: { dist: 'uniform', min: 0.4, max: 0.4 } }];
    const both = drawn(
      [project({ effective: '2023-05-01', uncertainty: { delay_days: { ...day, min: 9.4, max: 9.4 } } })],
      {
        uncertainty_shared: shared,
      },
    );
    expect(season(both).mean).toBeCloseTo(SEASON_DAYS - 10, 10); // 9.4 + 0.4, not 9 + 0
  });

  it('lets fail what fails, always at 1 and never at 0', () => {
    expect(season(drawn([project({ uncertainty: { fail: 1 } })], {}, 300)).p95).toBe(0);
    expect(season(drawn([project({ uncertainty: { fail: 0 } })], {}, 300)).p5).toBeCloseTo(SEASON_DAYS, 10);
    const share = season(drawn([project({ uncertainty: { fail: 0.3 } })])).mean / SEASON_DAYS;
    expect(Math.abs(share - 0.7)).toBeLessThan(5 * Math.sqrt(0.21 / draws));
  });

  it('varies nothing that is verified, and only the size of what is built', () => {
    const uncertainty = { ...spread, delay_days: { dist: 'uniform', min: 10, max: 200 }, fail: 0.5 } as const;
    const shared = {
      uncertainty_shared: [
        { by: 'zone', scale: { dist: 'uniform', min: 0, max: 2 }, delay_days: { dist: 'uniform', min: 200, max: 300 } },
      ],
    };
    const sure = season(drawn([free('P', { status: 'verified', uncertainty })], shared));
    expect([sure.p5, sure.p95]).toEqual([sure.mean, sure.mean]);
    const built = season(
      drawn([free('P', { status: 'built', uncertainty: { ...uncertainty, scale: null } })], {
        uncertainty_shared: [{ by: 'zone', delay_days: { dist: 'uniform', min: 200, max: 300 } }],
      }),
    );
    expect([built.p5, built.p95]).toEqual([built.mean, built.mean]);
    expect(season(drawn([free('P', { status: 'built', uncertainty })], shared)).p95).toBeGreaterThan(1.5 * SEASON_DAYS);
  });

  it('takes the defaults of its type only without an uncertainty of its own', () => {
    const defaults = { uncertainty_defaults: { kiln: { fail: 1 } } };
    expect(season(drawn([free('P', { type: 'kiln' })], defaults, 50)).mean).toBe(0);
    expect(season(drawn([free('P', { type: 'kiln', uncertainty: {} })], defaults, 50)).mean).toBeCloseTo(
      SEASON_DAYS,
      10,
    );
  });

  it('takes the failure of its status rather than of its type, and its delay as its type', () => {
    const late = { delay_days: { dist: 'uniform', min: 10, max: 10 } } as const;
    const defaults = {
      uncertainty_defaults: { kiln: { ...late, fail: 1 } },
      status_defaults: { planned: { fail: 0 } },
    };
    const sure = project({ type: 'kiln', effective: '2023-05-01' });
    expect(season(drawn([sure], defaults, 50)).mean).toBeCloseTo(SEASON_DAYS - 10, 10);
    expect(season(drawn([{ ...sure, status: 'building' }], defaults, 50)).mean).toBe(0);
    const lost = { status_defaults: { planned: { fail: 1 } } };
    expect(season(drawn([sure], lost, 50)).p95).toBe(0);
    expect(season(drawn([{ ...sure, uncertainty: {} }], lost, 50)).p5).toBeCloseTo(SEASON_DAYS, 10);
    const built = { changes: [{ select: {}, status: 'built' as const }], id: 'built' };
    const scenario = simulate(smallYear([sure], { ...lost, scenarios: [built] }), 50, { seed: 1, scenario: 'built' });
    expect(season(scenario).p5).toBeCloseTo(SEASON_DAYS, 10);
  });

  it('tells apart what moves the result: a type whose status may fail is one of its factors', () => {
    const more = { status_defaults: { planned: { fail: 0.5 } } };
    const sure = { status: 'built' as const };
    const portfolio = smallYear([free('P', { type: 'kiln' }), free('Q', { type: 'boiler', ...sure })], more);
    expect(factorsOf(portfolio)).toEqual([{ kind: 'own', type: 'kiln' }]);
    const other = simulate(onlyFactor(portfolio, { kind: 'own', type: 'boiler' }), 200, { seed: 1 });
    expect(season(other).p5).toBe(season(other).p95);
  });

  it('shares errors: n projects of one type spread as n times one, apart as the root of n times one', () => {
    const scale = { dist: 'normal', mean: 1, sd: 0.1 } as const;
    const four = ['P1', 'P2', 'P3', 'P4'].map((id) => free(id, { type: 'kiln' }));
    const one = 0.1 * SEASON_DAYS;
    const together = variance(drawn(four, { uncertainty_shared: [{ by: 'type', scale }] }));
    const apart = variance(drawn(four.map((each) => ({ ...each, uncertainty: { scale } }))));
    expect(Math.abs(together / (4 * one) ** 2 - 1)).toBeLessThan(0.15);
    expect(Math.abs(apart / (4 * one ** 2) - 1)).toBeLessThan(0.15);
    const forgotten = simulate(smallYear(four, { uncertainty_shared: [{ by: 'type', scale }] }), draws, {
      seed: 11,
      independent: true,
    });
    expect(Math.abs(variance(forgotten) / (4 * one ** 2) - 1)).toBeLessThan(0.15);
  });

  it('takes no shared draw for a project without a value', () => {
    const shared = { uncertainty_shared: [{ by: 'district', scale: { dist: 'uniform', min: 0, max: 0 } }] };
    expect(season(drawn([free('P')], shared, 50)).mean).toBeCloseTo(SEASON_DAYS, 10);
    expect(season(drawn([free('P', { district: '370211' })], shared, 50)).mean).toBe(0);
  });

  it('draws a group once: what one tranche loses the other loses too', () => {
    const halves = ['P#1', 'P#2'].map((id) =>
      free(id, { group: 'P', reduces: { NOx: { tonnes: 182.5 } }, uncertainty: spread }),
    );
    const whole = season(drawn([free('P', { uncertainty: spread })]));
    const { mean, p5, p95 } = season(drawn(halves));
    for (const [a, b] of [
      [mean, whole.mean],
      [p5, whole.p5],
      [p95, whole.p95],
    ] as const)
      expect(a).toBeCloseTo(b, 9);
  });

  it('knows how likely a count is met that hangs on one delay', () => {
    const late = { delay_days: { dist: 'uniform', min: 0, max: 100 } } as const;
    const targets = [{ id: 'T', count: 2, by: '2023-02-10' }]; // 40 days after 1 January, rounding to 40 counts
    const {
      targets: [met],
      p_all_met: all,
    } = drawn([free('P', { uncertainty: late }), free('Q')], { targets });
    expect(met!.p_met).toBe(all);
    expect(Math.abs(met!.p_met - 0.405)).toBeLessThan(5 * Math.sqrt(0.24 / draws));
  });

  it('lets a target that asks for days see the days as drawn', () => {
    const late = { delay_days: { dist: 'uniform', min: 50, max: 50 } } as const;
    const asks = (only: Json) => ({
      targets: [
        { id: 'T', pollutant: 'NOx', season_tonnes: 1, only },
        { id: 'N', count: 1, by: '2023-12-31', only },
      ],
    });
    const { targets: early } = drawn([free('P', { uncertainty: late })], asks({ effective_before: '2023-02-10' }), 20);
    expect(early.map(({ p_met: p }) => p)).toEqual([0, 0]);
    const { targets: after } = drawn([free('P', { uncertainty: late })], asks({ effective_after: '2023-02-10' }), 20);
    expect(after.map(({ p_met: p }) => p)).toEqual([1, 1]);
  });

  it('names the project on which a missed target hangs, and gives nothing to what does not vary', () => {
    const targets = [
      { id: 'T', pollutant: 'NOx', season_tonnes: 3 * SEASON_DAYS },
      { id: 'none', pollutant: 'NOx', season_tonnes: 0 },
    ];
    const projects = [free('P', { uncertainty: { fail: 0.5 } }), free('Q', { uncertainty: spread }), free('R')];
    const { swing } = drawn(projects, { targets });
    expect(swing.map(({ project: id }) => id)).toEqual(['P', 'Q', 'R']);
    expect(swing[0]!.share).toBeGreaterThan(0.9);
    expect(swing[2]!.share).toBe(0);
  });

  it('narrows: the mean of sixteen times the draws spreads a quarter as much', () => {
    const spreadOfMean = (count: number): number => {
      const means = Array.from(
        { length: 60 },
        (_, seed) => season(drawn([free('P', { uncertainty: spread })], {}, count, seed)).mean,
      );
      const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
      return Math.sqrt(means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / (means.length - 1));
    };
    const [few, many] = [spreadOfMean(50), spreadOfMean(800)];
    // Each is known to about 9 %; four of those on either side.
    expect(few / many).toBeGreaterThan(4 * 0.6);
    expect(few / many).toBeLessThan(4 * 1.6);
    expect(Math.abs(few / ((0.1 * SEASON_DAYS) / Math.sqrt(50)) - 1)).toBeLessThan(0.4);
  });
});
