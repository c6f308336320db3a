import { describe, expect, it } from 'vitest';
import { optimise } from '../../../models/choice/optimise.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';
import { waysOf } from './exhaustive.ts';
import { inventedChoice } from './invented-choice.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const CLOSE = 1e-6;

describe('the most targets a budget allows, solved as for thousands of candidates', () => {
  it('is what trying every way comes to, in number, shortfall and cost, wherever it is called optimal', async () => {
    const solver = await highsSolver();
    let optimal = 0;
    for (const seed of SEEDS) {
      const invented = inventedChoice(8, 0.5, { objective: 'max-attainment', budget_capital: 900 }, seed);
      const portfolio = { ...invented, targets: invented.targets!.filter(({ line }) => line === undefined) };
      const plan = optimise(portfolio, solver, { seconds: 20, brief: true, exactColumns: 0 });
      const ways = waysOf(portfolio);
      const met = Math.max(...ways.map((way) => way.met));
      expect(plan.bound).toBeGreaterThanOrEqual(met);
      if (plan.status !== 'optimal') continue;
      optimal += 1;
      const chosen = new Set(plan.chosen.map(({ id }) => id));
      const taken = ways.find(
        (way) => way.chosen.size === chosen.size && [...chosen].every((id) => way.chosen.has(id)),
      );
      const equal = ways.filter((way) => way.met === met);
      const lacking = Math.min(...equal.map((way) => way.lacking));
      const cheapest = equal.filter((way) => way.lacking <= lacking + CLOSE / 10).map((way) => way.annualised);
      expect(taken!.met).toBe(met);
      expect(taken!.lacking).toBeLessThanOrEqual(lacking + CLOSE);
      expect(taken!.annualised).toBeLessThanOrEqual(Math.min(...cheapest) + CLOSE);
    }
    expect(optimal).toBeGreaterThanOrEqual(3);
  });
});
