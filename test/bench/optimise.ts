import type { Choice } from '../../models/portfolio.ts';
import { optimise } from '../../models/choice/optimise.ts';
import { highsSolver } from '../../src/services/highs-solver.ts';
import { inventedChoice } from '../models/choice/invented-choice.ts';
import type { Bench } from './bench.ts';

const SECONDS = 20;

/** The same candidates under a budget that is ample, one that binds, and one that allows only some of the targets. */
const CASES: Readonly<Record<string, (count: number) => Partial<Choice>>> = {
  'cheapest, ample budget': (count) => ({ budget_capital: count * 100 }),
  'cheapest, binding budget': (count) => ({ budget_capital: count * 11.6 }),
  'most targets, tight budget': (count) => ({ objective: 'max-attainment', budget_capital: count * 8 }),
};

/** How near the proven optimum a choice among 3000 stacked candidates comes in twenty seconds of solving: four zones, two pollutants, control lines, a budget. */
export const optimiseBench: Bench = async (print) => {
  const solver = await highsSolver();
  for (const count of [300, 3000]) {
    for (const [name, choice] of Object.entries(CASES)) {
      const portfolio = inventedChoice(count, 0.4, choice(count));
      const start = performance.now();
      const before = process.cpuUsage();
      const plan = optimise(portfolio, solver, { seconds: SECONDS, brief: true });
      const { user, system } = process.cpuUsage(before);
      const wall = (performance.now() - start) / 1000;
      const met = plan.targets.filter(({ met: isMet }) => isMet).length;
      print(
        `${count} candidates, ${name}: ${plan.status}, gap ${plan.gap_percent?.toFixed(4) ?? '-'} %, ` +
          `${plan.chosen.length} chosen, ${met} of ${plan.targets.length} targets; ` +
          `${wall.toFixed(1)} s, cpu ${((user + system) / 1e6).toFixed(1)} s`,
      );
    }
  }
};
