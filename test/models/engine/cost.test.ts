import { describe, expect, it } from 'vitest';
import { capitalRecoveryFactor } from '../../../models/engine/cost.ts';
import { evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { outcomeOf, project, projectIn, smallYear } from './small-year.ts';

describe('the capital recovery factor', () => {
  it.each([
    [0.05, 15, 0.0963422876],
    [0.1, 1, 1.1],
    [0, 20, 0.05],
    [1, 2, 4 / 3],
  ])('of rate %d over %d years is %d', (rate, life, factor) => {
    expect(capitalRecoveryFactor(rate, life)).toBeCloseTo(factor, 9);
  });

  it('loses no digits at a tiny rate and stays finite over an age', () => {
    expect(capitalRecoveryFactor(1e-12, 20)).toBeCloseTo(0.05 * (1 + 10.5e-12), 15);
    expect(capitalRecoveryFactor(0.1, 1e5)).toBeCloseTo(0.1, 12);
  });
});

describe('a project costs', () => {
  const cost = { capital: 1000, om: 20, life: 20, rate: 0 };

  it('its annualised capital and its running cost, per tonne of a full year', () => {
    const result = projectIn(outcomeOf([project({ effective: '2023-12-31', cost, reduces: { NOx: { tonnes: 35 } } })]));
    expect(result.cost.capital).toBe(1000);
    expect(result.cost.annualised).toBeCloseTo(70, 12);
    expect(result.cost.per_tonne.NOx).toBeCloseTo(2, 12);
  });

  it.each([
    ['that adds', project({ cost, reduces: { NOx: { tonnes: -1 } } })],
    ['that takes nothing', project({ cost, reduces: { NOx: { tonnes: 0 } } })],
    ['that does not count', project({ cost, effective: null })],
  ])('no price per tonne where there is none: one %s', (_name, one) => {
    expect(projectIn(outcomeOf([one])).cost.per_tonne.NOx).toBeNull();
  });

  it('running cost alone needs neither life nor rate', () => {
    expect(projectIn(outcomeOf([project({ cost: { om: 5 } })])).cost).toMatchObject({ capital: 0, annualised: 5 });
  });

  it('more or less under a scenario, factor upon factor', () => {
    const changes = [
      { select: {}, cost_factor: 3 },
      { select: {}, cost_factor: 0.5 },
    ];
    const result = projectIn(evaluateWithChanges(smallYear([project({ cost })]), changes));
    expect(result.cost.capital).toBeCloseTo(1500, 12);
    expect(result.cost.annualised).toBeCloseTo(105, 12);
  });
});

describe('the portfolio costs', () => {
  it('what the members of book planned cost, with or without a date', () => {
    const cost = { capital: 100, om: 1, life: 10, rate: 0 };
    const projects = (['proposed', 'planned', 'building', 'built', 'verified', 'cancelled'] as const).map((status) =>
      project({ id: status, status, cost, effective: status === 'built' ? null : '2023-01-01' }),
    );
    const changes = [{ select: { id: ['verified'] }, exclude: true as const }];
    const outcome = evaluateWithChanges(smallYear(projects), changes);
    expect(outcome.cost.capital).toBe(300);
    expect(outcome.cost.annualised).toBeCloseTo(33, 12);
  });
});
