import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerChoice, type ChoiceAnswer } from '../../../models/choice/answer.ts';
import { hullOf } from '../../../models/choice/abatement-curve.ts';
import { planChanges } from '../../../models/choice/plan-changes.ts';
import { PLAN_STAGES } from '../../../models/choice/optimise.ts';
import type { Solver } from '../../../models/choice/solver.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { evaluate, evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import type { Portfolio, Project } from '../../../models/portfolio.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { runs } from '../laws/runs.ts';
import { choiceArbitrary } from './choice-arbitrary.ts';
import { waysOf } from './exhaustive.ts';
import { inventedChoice } from './invented-choice.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await highsSolver();
});
const answer = (portfolio: Portfolio, scenario: string | null = null): ChoiceAnswer =>
  answerChoice(portfolio, solver, {
    scenario,
    seconds: 30,
    tell: () => undefined,
  });

describe('the answer to a choice', () => {
  it('says of small choices nothing that trying every way refutes', () => {
    fc.assert(
      fc.property(choiceArbitrary('min-cost', 6), (portfolio) => {
        const { plan, greedy, curves } = answer(portfolio);
        const ways = waysOf({ ...portfolio, choice: { ...portfolio.choice!, starts_per_district: null, limits: null,
          budget_annual: null, budget_capital: null } }); // prettier-ignore
        // The ranking is never cheaper than a plan that meets all it meets.
        if (plan.status === 'optimal' && greedy.missed.length === 0 && greedy.holds)
          expect(greedy.cost.annualised).toBeGreaterThanOrEqual(plan.cost.annualised - 1e-6);
        for (const { zone, pollutant, points } of curves) {
          const slopes = points.slice(1).map((to, index) => {
            const from = points[index]!;
            return (to.annualised - from.annualised) / (to.tonnes - from.tonnes);
          });
          expect(slopes).toEqual(slopes.toSorted((a, b) => a - b));
          if (zone !== null || pollutant !== 'VOC') continue;
          // The dearest end is the most there is.
          expect(points.at(-1)!.annualised).toBeLessThanOrEqual(Math.max(...ways.map((way) => way.annualised)) + 1e-6);
        }
      }),
      runs(4),
    );
  });

  it('tells how far it is: forward only, to the last part, by the stages that the plan goes through', () => {
    fc.assert(
      fc.property(choiceArbitrary('min-cost', 5), (portfolio) => {
        const told: number[] = [];
        const totals = new Set<number>();
        const tell = (done: number, total: number) => {
          told.push(done);
          totals.add(total);
        };
        const { plan, frontier } = answerChoice(portfolio, solver, { scenario: null, seconds: 30, tell });
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        expect(totals.size).toBe(1);
        if (frontier.length > 0) expect(told.at(-1)).toBe([...totals][0]);
        const gone = PLAN_STAGES.filter((_, at) => told.includes(at));
        expect(gone.includes('conflicts')).toBe(plan.status === 'infeasible');
      }),
      runs(3),
    );
  });

  it('names a plan whose claim a scenario with its changes repeats to the last digit', () => {
    fc.assert(
      fc.property(choiceArbitrary('max-attainment', 7), (portfolio) => {
        const { plan, after } = answer(portfolio);
        const changes = planChanges(baselineStates(portfolio), plan.closest?.chosen ?? plan.chosen);
        const { targets } = evaluateWithChanges(portfolio, changes);
        expect(after.targets).toEqual(targets.map(({ id, books }) => ({ id, ...books.planned })));
        for (const { id, achieved, required } of plan.targets) {
          expect(after.targets.find((target) => target.id === id)).toMatchObject({ achieved, required });
        }
      }),
      runs(4),
    );
  });
});

describe('an answer over sixty candidates', () => {
  const portfolio = inventedChoice(60, 0.4);
  let given: ChoiceAnswer;
  beforeAll(() => {
    given = answer(portfolio);
  });

  it('costs no more than plans drawn by lot that meet every target', () => {
    const random = seededRandom(3);
    const { candidates } = portfolio.choice!;
    const costs = Array.from({ length: 400 }, () => {
      const part = 0.5 + 0.5 * random();
      const taken = new Set(candidates!.filter(() => random() < part));
      const projects = portfolio.projects!.map((project): Project => {
        return taken.has(project.id) ? { ...project, status: 'planned' } : project;
      });
      const { targets, cost } = evaluate({ ...portfolio, projects });
      return targets.every(({ books }) => books.planned.met) ? cost.annualised : Infinity;
    });
    expect(costs.filter(Number.isFinite).length).toBeGreaterThan(10);
    expect(given.plan.status).toBe('optimal');
    expect(Math.min(...costs)).toBeGreaterThanOrEqual(given.plan.objective! * (1 - 1e-4));
  });

  it('has no plan drawn by lot under its cost curves', () => {
    const random = seededRandom(4);
    const curve = given.curves.find(({ zone, pollutant }) => zone === null && pollutant === 'VOC')!;
    const { candidates } = portfolio.choice!;
    const none = evaluate(portfolio).totals.planned.VOC?.season ?? 0;
    for (let draw = 0; draw < 200; draw++) {
      const part = random();
      const taken = new Set(candidates!.filter(() => random() < part));
      const projects = portfolio.projects!.map((project): Project => {
        return taken.has(project.id) ? { ...project, status: 'planned' } : project;
      });
      const { totals, cost } = evaluate({ ...portfolio, projects });
      const tonnes = (totals.planned.VOC?.season ?? 0) - none;
      const to = curve.points.findIndex((point) => point.tonnes >= tonnes);
      if (to < 1) continue;
      const [a, b] = [curve.points[to - 1]!, curve.points[to]!];
      const line = a.annualised + ((b.annualised - a.annualised) * (tonnes - a.tonnes)) / (b.tonnes - a.tonnes);
      // A curve that was not refined to the end lies a little above the true one, never below a plan by more.
      expect(cost.annualised).toBeGreaterThanOrEqual(line * 0.98 - 1);
    }
  });

  it('buys no less with more money', () => {
    const met = given.frontier.map((point) => point.met);
    expect(met).toEqual(met.toSorted((a, b) => a - b));
    expect(met.at(-1)).toBe(portfolio.targets!.length);
    for (const { budget, annualised } of given.frontier)
      expect(annualised).toBeLessThanOrEqual((budget ?? Infinity) + 1e-6);
    const moved = given.moved.reduce((sum, { gains }) => sum + (gains.VOC?.season ?? 0), 0);
    const zones = (side: 'before' | 'after') =>
      given[side].zones.reduce((sum, { tonnes }) => sum + (tonnes.VOC?.season ?? 0), 0);
    expect(moved).toBeCloseTo(zones('after') - zones('before'), 6);
    const billed = given.bills.reduce((sum, { annualised }) => sum + annualised, 0);
    expect(billed).toBeCloseTo(given.plan.cost.annualised, 6);
  });
});

it('keeps of points on a plane only those nothing lies below', () => {
  const point = (tonnes: number, annualised: number) => ({
    tonnes,
    annualised,
    projects: 1,
  });
  const points = [point(0, 0), point(10, 30), point(5, 5), point(5, 9), point(8, 25), point(10, 26)];
  expect(hullOf(points)).toEqual([point(0, 0), point(5, 5), point(10, 26)]);
});
