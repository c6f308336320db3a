import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkChoice } from '../../../models/choice/check-choice.ts';
import { optimise } from '../../../models/choice/optimise.ts';
import { type Plan, planSchema } from '../../../models/choice/plan.ts';
import type { Solver } from '../../../models/choice/solver.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';
import { runs } from '../laws/runs.ts';
import { choiceArbitrary } from './choice-arbitrary.ts';
import { waysOf, type Way } from './exhaustive.ts';

const MOST = 7;
let solver: Solver;
beforeAll(async () => {
  solver = await highsSolver();
});

function planOf(portfolio: Portfolio, exactColumns?: number): Plan {
  expect(parsePortfolio(portfolio, 'random.json')).toMatchObject({ ok: true });
  expect(checkChoice(portfolio, 'random.json')).toEqual([]);
  const plan = optimise(portfolio, solver, {
    seconds: 60,
    brief: true,
    exactColumns,
  });
  planSchema.parse(plan);
  expect(plan.reasons.map(({ id }) => id)).toEqual(
    plan.closest === null && plan.status === 'infeasible' ? [] : [...portfolio.choice!.candidates!].sort(),
  );
  return plan;
}

/** The way the plan says it takes must be one of the ways there are. */
function wayIn(ways: readonly Way[], chosen: Plan['chosen']): Way {
  const found = ways.find(
    (way) =>
      way.chosen.size === chosen.length &&
      chosen.every(({ id, effective }) => way.chosen.get(id) === effective && way.chosen.has(id)),
  );
  expect(found, 'the plan keeps every limit').toBeDefined();
  return found!;
}

const best = (ways: readonly Way[], value: (way: Way) => number): number => Math.min(...ways.map(value));
const CLOSE = 1e-6;

function expectBestAttainment(ways: readonly Way[], way: Way): void {
  const met = -best(ways, (each) => -each.met);
  expect(way.met).toBe(met);
  const withMet = ways.filter((each) => each.met === met);
  const lacking = best(withMet, (each) => each.lacking);
  expect(way.lacking).toBeLessThanOrEqual(lacking + CLOSE);
  const cost = best(
    withMet.filter((each) => each.lacking <= lacking + CLOSE / 10),
    (each) => each.annualised,
  );
  expect(way.annualised).toBeLessThanOrEqual(cost + CLOSE * Math.max(1, Math.abs(cost)));
}

describe('a plan against every way there is', () => {
  it('is the cheapest that meets all targets, or says that none does and comes nearest', () => {
    fc.assert(
      fc.property(choiceArbitrary('min-cost', MOST), (portfolio) => {
        const plan = planOf(portfolio);
        const ways = waysOf(portfolio);
        const enough = ways.filter(({ allMet }) => allMet);
        if (enough.length === 0) {
          expect(plan.status).toBe('infeasible');
          expect(plan.conflicts.length).toBeGreaterThan(0);
          if (ways.length === 0) expect(plan.closest).toBeNull();
          else expectBestAttainment(ways, wayIn(ways, plan.closest!.chosen));
          return;
        }
        expect(plan.status).toBe('optimal');
        const way = wayIn(ways, plan.chosen);
        const cost = best(enough, ({ annualised }) => annualised);
        expect(way.allMet).toBe(true);
        expect(way.annualised).toBeCloseTo(cost, 6);
        expect(plan.objective).toBeCloseTo(cost, 6);
        expect(plan.bound).toBeLessThanOrEqual(plan.objective!);
        expect(plan.gap_percent).toBeLessThanOrEqual(0.01);
        expect(plan.cost.capital).toBeCloseTo(way.capital, 6);
      }),
      runs(20),
    );
  });

  it('meets as many targets as any, then lacks least, then costs least', () => {
    fc.assert(
      fc.property(choiceArbitrary('max-attainment', MOST), (portfolio) => {
        const plan = planOf(portfolio);
        const ways = waysOf(portfolio);
        if (ways.length === 0) {
          expect(plan.status).toBe('infeasible');
          return;
        }
        const way = wayIn(ways, plan.chosen);
        expect(plan.status).toBe('optimal');
        expect(plan.objective).toBe(way.met);
        expectBestAttainment(ways, way);
      }),
      runs(20),
    );
  });

  it('does so too where it is solved as large choices are, as far as it says what is proven', () => {
    fc.assert(
      fc.property(choiceArbitrary('max-attainment', MOST), (portfolio) => {
        const plan = planOf(portfolio, 0);
        const ways = waysOf(portfolio);
        if (ways.length === 0) {
          expect(plan.status).toBe('infeasible');
          return;
        }
        const way = wayIn(ways, plan.chosen);
        expect(plan.objective).toBe(way.met);
        expect(way.met).toBeLessThanOrEqual(plan.bound!);
        if (plan.status === 'optimal') expectBestAttainment(ways, way);
      }),
      runs(20),
    );
  });

  it('reduces as much as any, and of equal plans is the cheapest', () => {
    fc.assert(
      fc.property(choiceArbitrary('max-reduction', MOST), (portfolio) => {
        const plan = planOf(portfolio);
        const enough = waysOf(portfolio).filter(({ allMet }) => allMet);
        if (enough.length === 0) {
          expect(plan.status).toBe('infeasible');
          return;
        }
        const way = wayIn(enough, plan.chosen);
        const most = -best(enough, ({ reduction }) => -reduction);
        expect(way.reduction).toBeCloseTo(most, 6);
        expect(plan.objective).toBeCloseTo(most, 6);
        const equal = enough.filter(({ reduction }) => reduction >= most - CLOSE / 100);
        const cost = best(equal, ({ annualised }) => annualised);
        expect(way.annualised).toBeLessThanOrEqual(cost + CLOSE * Math.max(1, Math.abs(cost)));
      }),
      runs(20),
    );
  });
});
