import type { Portfolio } from '../portfolio.ts';
import { blockMaker, blocksIn } from './block.ts';
import type { DistributionOutcome } from './distribution-outcome.ts';
import { prepareSimulation, type SimulationOptions } from './simulation.ts';
import { summarise } from './summary.ts';

/** Draws a valid portfolio so many times (1 at least) and reports how its tonnes and targets spread. The same seed, the same result. */
export function simulate(portfolio: Portfolio, draws: number, options: SimulationOptions): DistributionOutcome {
  const simulation = prepareSimulation(portfolio, options);
  const make = blockMaker(simulation, draws);
  const blocks = Array.from({ length: blocksIn(draws) }, (_, nth) => make(nth));
  return summarise(simulation, options.seed, blocks);
}
