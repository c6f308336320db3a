import { describe, expect, it } from 'vitest';
import { evaluate, evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { impact } from '../../../models/engine/impact.ts';
import { outcomeOf, project, smallYear } from './small-year.ts';

const portfolio = smallYear(
  [
    project({ id: 'P', reduces: { NOx: { fraction: 0.5 } }, cost: { capital: 10, om: 1, life: 10, rate: 0 } }),
    project({ id: 'Q', order: 1, status: 'proposed', reduces: { NOx: { fraction: 0.5 }, SO2: { tonnes: 3 } } }),
  ],
  { as_of: '2022-12-31', targets: [{ id: 'T', pollutant: 'NOx', year_tonnes: 200 }] },
);
const baseline = evaluate(portfolio);

describe('impact is with minus without', () => {
  const change = impact(evaluateWithChanges(portfolio, [{ select: {}, status: 'planned' }]), baseline);

  it('for totals and zones, a pollutant of one side only included', () => {
    for (const books of [change.totals, change.zones[0]!.books]) {
      expect(books.planned.NOx!.full_year).toBeCloseTo(91.25, 9);
      expect(books.planned.NOx!.months[0]).toBeCloseTo(31 / 4, 9);
      expect(books.planned.SO2!.full_year).toBeCloseTo(3, 12);
      expect(books.planned.SO2!.year_to_date).toBe(0);
      expect(books.pool.NOx!.full_year).toBe(0);
    }
  });

  it('for targets and cost', () => {
    const { planned } = change.targets[0]!.books;
    expect(planned).toMatchObject({ required: 0, met: { with: true, without: false } });
    expect(planned.achieved).toBeCloseTo(91.25, 9);
    expect(planned.gap).toBeCloseTo(-17.5, 9);
    expect(change.cost).toEqual({ capital: 0, annualised: 0 });
  });

  it('negative where the scenario takes something away', () => {
    const without = impact(evaluateWithChanges(portfolio, [{ select: { id: ['P'] }, exclude: true }]), baseline);
    expect(without.totals.planned.NOx!.full_year).toBeCloseTo(-182.5, 9);
    expect(without.totals.planned.NOx!.season_to_date).toBe(0);
    expect(without.cost).toEqual({ capital: -10, annualised: -2 });
  });

  it('nothing for two equal outcomes', () => {
    expect(impact(baseline, baseline).totals.pool.NOx).toMatchObject({ full_year: 0, year: 0, season: 0 });
  });

  it('refuses outcomes of two portfolios', () => {
    expect(() => impact(baseline, outcomeOf([], { zones: [{ id: 'A' }, { id: 'B' }] }))).toThrow();
    expect(() =>
      impact(baseline, outcomeOf([], { targets: [{ id: 'U', pollutant: 'NOx', year_tonnes: 1 }] })),
    ).toThrow();
  });
});
