import { beforeAll, describe, expect, it } from 'vitest';
import { optimise } from '../../../models/choice/optimise.ts';
import type { Solver } from '../../../models/choice/solver.ts';
import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { inventedChoice } from './invented-choice.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await highsSolver();
});

function outcomeOf(portfolio: Portfolio, chosen: ReadonlySet<string>): Outcome {
  const projects = portfolio.projects!.map((project) =>
    chosen.has(project.id) ? { ...project, status: 'planned' as const } : project,
  );
  return evaluate({ ...portfolio, projects });
}

const allMet = ({ targets }: Outcome): boolean => targets.every(({ books }) => books.planned.met);

/** A plan that meets all targets, thinned out in a random order as far as it goes in a few steps. */
function sampledPlan(portfolio: Portfolio, random: () => number): ReadonlySet<string> {
  let chosen = new Set(portfolio.choice!.candidates);
  for (let step = 0; step < 12; step++) {
    const fewer = new Set([...chosen].filter(() => random() < 0.85));
    if (allMet(outcomeOf(portfolio, fewer))) chosen = fewer;
  }
  return chosen;
}

describe('a choice among many', () => {
  it('meets what it claims when evaluated anew, and no sampled plan is cheaper than its bound', () => {
    const portfolio = inventedChoice(460, 0.4);
    const plan = optimise(portfolio, solver, { seconds: 8, brief: true });
    expect(['optimal', 'feasible']).toContain(plan.status);
    const outcome = outcomeOf(portfolio, new Set(plan.chosen.map(({ id }) => id)));
    expect(allMet(outcome)).toBe(true);
    expect(outcome.cost.annualised).toBeCloseTo(plan.objective!, 6);
    for (const { id, achieved } of plan.targets) {
      expect(outcome.targets.find((target) => target.id === id)!.books.planned.achieved).toBeCloseTo(achieved, 9);
    }
    expect(plan.bound).toBeLessThanOrEqual(plan.objective!);
    const random = seededRandom(11);
    for (let sample = 0; sample < 10; sample++) {
      const { cost } = outcomeOf(portfolio, sampledPlan(portfolio, random));
      expect(cost.annualised).toBeGreaterThanOrEqual(plan.bound!);
      expect(cost.annualised).toBeGreaterThanOrEqual(plan.objective! - 1e-9);
    }
  });
});

describe('a budget for some of the targets of many candidates', () => {
  it('meets as many as is proven possible, and the engine agrees', () => {
    const portfolio = inventedChoice(460, 0.4, {
      objective: 'max-attainment',
      budget_capital: 3500,
    });
    const plan = optimise(portfolio, solver, { seconds: 20, brief: true });
    const { targets, cost } = outcomeOf(portfolio, new Set(plan.chosen.map(({ id }) => id)));
    const met = targets.filter(({ books }) => books.planned.met).length;
    expect(met).toBe(plan.objective);
    expect(met).toBeLessThan(targets.length);
    expect(plan.bound).toBe(met);
    // It says optimal, or exactly what is not proven; that no more can be met is.
    expect(plan.status === 'optimal').toBe(plan.unproven === undefined);
    expect(plan.unproven ?? []).not.toContain('number');
    expect(cost.capital).toBeLessThanOrEqual(3500 * (1 + 1e-9));
  });
});

describe('a source with more candidates than can be listed in every combination', () => {
  it('is named as simplified, its plan holds, and no bound is claimed', () => {
    const { portfolio, source } = crowded(15);
    const plan = optimise(portfolio, solver, { seconds: 20, brief: true });
    expect(plan).toMatchObject({
      status: 'feasible',
      simplified: [source],
      bound: null,
      gap_percent: null,
    });
    expect(plan.chosen.length).toBeGreaterThan(2);
    expect(allMet(outcomeOf(portfolio, new Set(plan.chosen.map(({ id }) => id))))).toBe(true);
  });
});

/** Every candidate on one source, which must lose more than any few of them can take. */
function crowded(count: number): {
  readonly portfolio: Portfolio;
  readonly source: string;
} {
  const invented = inventedChoice(count, 0.4);
  const [source] = invented.sources!;
  const projects = invented.projects!.map((project, index) => ({
    ...project,
    source: source!.id,
    reduces: { NOx: { fraction: 0.1 + index / 100 } },
  }));
  const season = (source!.base!.NOx!.tonnes * 153) / 365;
  const targets = [{ id: 'T', pollutant: 'NOx' as const, season_tonnes: season / 2 }];
  return {
    portfolio: { ...invented, sources: [source!], projects, targets },
    source: source!.id,
  };
}
