import { optimise } from '../../models/choice/optimise.ts';
import { highsSolver } from '../../src/services/highs-solver.ts';
import { inventedChoice } from '../models/choice/invented-choice.ts';
import type { Bench } from './bench.ts';

const SECONDS = 20;

/** How near the proven optimum a choice among 3000 stacked candidates comes in twenty seconds of solving: four zones, two pollutants, control lines, a budget. */
export const optimiseBench: Bench = async (print) => {
  const solver = await highsSolver();
  for (const count of [300, 3000]) {
    const portfolio = inventedChoice(count, 0.4, { budget_capital: count * 100 });
    const start = performance.now();
    const before = process.cpuUsage();
    const plan = optimise(portfolio, solver, { seconds: SECONDS, brief: true });
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - start) / 1000;
    print(
      `${count} candidates: ${plan.status}, gap ${plan.gap_percent?.toFixed(4) ?? '-'} %, ` +
        `${plan.chosen.length} chosen; ${wall.toFixed(1)} s, cpu ${((user + system) / 1e6).toFixed(1)} s`,
    );
  }
};
