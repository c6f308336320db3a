import { buildChoiceModel } from '../../models/choice/choice-model.ts';
import { demandModel } from '../../models/choice/min-cost.ts';
import { optimise } from '../../models/choice/optimise.ts';
import { layOutQuestion } from '../../models/choice/question.ts';
import type { Solver } from '../../models/choice/solver.ts';
import type { Choice, Portfolio } from '../../models/portfolio.ts';
import { highsSolver } from '../../src/services/plans/highs-solver.ts';
import { inventedChoice } from '../models/choice/invented-choice.ts';
import type { Bench } from './bench.ts';
import { solveByCbc } from './cbc.ts';

const SECONDS = 20;
const GAP = 1e-4;

interface Case {
  readonly name: string;
  readonly count: number;
  /** The part of what all candidates could bring that targets want. */
  readonly ask: number;
  /** 万元 of budget for each candidate. */
  readonly budget: number;
  readonly seed: number;
  readonly objective?: Choice['objective'];
  readonly starts?: number;
}

/** Budgets that are ample, that bind and that allow only some targets; the last are there so that nothing is tuned to one case. */
const CASES: readonly Case[] = [
  { name: 'cheapest, ample budget', count: 300, ask: 0.4, budget: 100, seed: 7 },
  { name: 'cheapest, binding budget', count: 300, ask: 0.4, budget: 11.6, seed: 7 },
  { name: 'most targets, tight budget', count: 300, ask: 0.4, budget: 8, seed: 7, objective: 'max-attainment' },
  { name: 'cheapest, ample budget', count: 3000, ask: 0.4, budget: 100, seed: 7 },
  { name: 'cheapest, binding budget', count: 3000, ask: 0.4, budget: 11.6, seed: 7 },
  { name: 'most targets, tight budget', count: 3000, ask: 0.4, budget: 8, seed: 7, objective: 'max-attainment' },
  { name: 'cheapest, budget barely enough', count: 3000, ask: 0.4, budget: 11.4, seed: 7 },
  { name: 'cheapest, weak targets', count: 3000, ask: 0.25, budget: 4.6, seed: 5 },
  { name: 'cheapest, strong targets', count: 3000, ask: 0.6, budget: 32.5, seed: 11 },
  { name: 'cheapest, other figures', count: 3000, ask: 0.4, budget: 11.9, seed: 3 },
  { name: 'cheapest, other figures', count: 3000, ask: 0.5, budget: 20, seed: 23 },
  { name: 'most targets, other figures', count: 3000, ask: 0.5, budget: 12, seed: 23, objective: 'max-attainment' },
  { name: 'most targets, weak targets', count: 3000, ask: 0.25, budget: 3, seed: 5, objective: 'max-attainment' },
  { name: 'most targets, strong targets', count: 3000, ask: 0.6, budget: 20, seed: 11, objective: 'max-attainment' },
  { name: 'cheapest, few starts per district', count: 3000, ask: 0.4, budget: 20, seed: 7, starts: 60 },
];

/** How near the proven optimum a choice among 3000 stacked candidates comes: four zones, two pollutants, control lines, a budget; beside CBC where it is installed. */
export const optimiseBench: Bench = async (print) => {
  const solver = await highsSolver();
  for (const one of CASES) {
    const { name, count, ask, budget, seed, objective = 'min-cost', starts = null } = one;
    const limits = { budget_capital: count * budget, starts_per_district: starts };
    const portfolio = inventedChoice(count, ask, { objective, ...limits }, seed);
    const title = `${count} candidates, ${name} (targets ${ask}, budget ${budget}, seed ${seed})`;
    print(`${title}: ${measured(portfolio, solver)}`);
    if (objective !== 'min-cost' || count < 3000) continue;
    const cbc = await solveByCbc(programmeOf(portfolio), GAP, SECONDS);
    if (cbc === null) continue;
    const gap = cbc.gap === null ? 'no plan' : `gap ${(cbc.gap * 100).toFixed(4)} %`;
    print(
      `${title}: the same programme by CBC: ${gap}, cost ${cbc.objective?.toFixed(3) ?? '-'}; cpu ${cbc.seconds.toFixed(1)} s`,
    );
  }
};

function measured(portfolio: Portfolio, solver: Solver): string {
  const start = performance.now();
  const before = process.cpuUsage();
  const plan = optimise(portfolio, solver, { seconds: SECONDS, brief: true });
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1000;
  const met = plan.targets.filter(({ met: isMet }) => isMet).length;
  return (
    `${plan.status}, gap ${plan.gap_percent?.toFixed(4) ?? '-'} %, cost ${plan.cost.annualised.toFixed(3)}, ` +
    `${plan.chosen.length} chosen, ${met} of ${plan.targets.length} targets; ` +
    `${wall.toFixed(1)} s, cpu ${((user + system) / 1e6).toFixed(1)} s`
  );
}

function programmeOf(portfolio: Portfolio) {
  const question = layOutQuestion(portfolio, portfolio.choice!);
  const { model, builder } = demandModel(question, buildChoiceModel(question));
  return builder.build(model.annualised, false);
}
