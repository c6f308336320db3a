import { beforeAll, describe, expect, it } from 'vitest';
import { optimise } from '../../../models/choice/optimise.ts';
import type { Plan, Reason } from '../../../models/choice/plan.ts';
import type { Solver } from '../../../models/choice/solver.ts';
import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Portfolio, Project, Target } from '../../../models/portfolio.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';
import { inventedChoice } from './invented-choice.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await highsSolver();
});
const solve = (portfolio: Portfolio): Plan => optimise(portfolio, solver, { seconds: 60, brief: true });
const chosenIn = (plan: Plan): Set<string> => new Set(plan.chosen.map(({ id }) => id));

/** The portfolio with the one figure changed that a reason names. */
function turned(portfolio: Portfolio, { id, turns }: Reason): Portfolio {
  if (turns!.kind === 'cost-below') {
    const om = turns!.annualised;
    const cheap = (project: Project): Project =>
      project.id === id ? { ...project, cost: { capital: 0, om } } : project;
    return { ...portfolio, projects: portfolio.projects!.map(cheap) };
  }
  const { target, by } = turns!;
  const raised = (each: Target): Target =>
    each.id === target ? { ...each, season_tonnes: each.season_tonnes! + by } : each;
  return { ...portfolio, targets: portfolio.targets!.map(raised) };
}

describe('what a rejected candidate says would turn the decision', () => {
  it('does when tried, for fifty of them', () => {
    const tried = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
      const portfolio = inventedChoice(24, 0.35, {}, seed);
      const { reasons } = optimise(portfolio, solver, { seconds: 60 });
      return reasons.filter(({ turns }) => turns !== null).map((reason) => ({ portfolio, reason }));
    });
    expect(tried.length).toBeGreaterThanOrEqual(50);
    expect(new Set(tried.map(({ reason }) => reason.turns!.kind)).size).toBe(2);
    for (const { portfolio, reason } of tried.slice(0, 50)) {
      expect(chosenIn(solve(turned(portfolio, reason))), JSON.stringify(reason)).toContain(reason.id);
    }
  });

  it('is said of every chosen candidate as what its target lacks without it', () => {
    const portfolio = inventedChoice(60, 0.5);
    const plan = solve(portfolio);
    const chosen = chosenIn(plan);
    const needed = plan.reasons.filter(({ code }) => code === 'needed');
    expect(needed.length).toBe(chosen.size);
    for (const { id, params } of needed) {
      const without = portfolio.projects!.map((project): Project => {
        return chosen.has(project.id) && project.id !== id ? { ...project, status: 'planned' } : project;
      });
      const { targets } = evaluate({ ...portfolio, projects: without });
      const standing = targets.find((target) => target.id === params['target'])!.books.planned;
      expect(standing.met).toBe(false);
      expect(standing.gap_tonnes ?? standing.gap).toBeCloseTo(Number(params['lacks']), 6);
    }
  });

  it('does not hang on the order of the file', () => {
    const portfolio = inventedChoice(40, 0.5);
    const choice = {
      ...portfolio.choice!,
      candidates: portfolio.choice!.candidates!.toReversed(),
    };
    const turnedRound = {
      ...portfolio,
      choice,
      projects: portfolio.projects!.toReversed(),
    };
    expect(solve({ ...turnedRound, sources: portfolio.sources!.toReversed() })).toEqual(solve(portfolio));
  });
});
