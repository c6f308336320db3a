import type { Portfolio } from '../../../models/portfolio.ts';
import { type Block, blockMaker, blocksIn } from '../../../models/uncertainty/block.ts';
import { type Exploration, type ExplorationPlan, explore } from '../../../models/uncertainty/explore.ts';
import { prepareSimulation, type SimulationOptions } from '../../../models/uncertainty/simulation.ts';

/** A simulation to be made by however many threads, and the numbers they share. */
export interface SimulationTask {
  readonly portfolio: Portfolio;
  readonly draws: number;
  readonly options: SimulationOptions;
  /** Int32 numbers: the next block to make, the draws made, 1 when nobody wants them any more. */
  readonly shared: SharedArrayBuffer;
}

/** What else a page says of it, made by one thread. */
export interface ExplorationTask {
  readonly portfolio: Portfolio;
  readonly options: SimulationOptions;
  readonly plan: ExplorationPlan;
  readonly shared: SharedArrayBuffer;
}

/** Places of the shared numbers. */
export const SHARED = { next: 0, made: 1, stopped: 2 } as const;

/** Makes blocks as long as there are any that no other thread took. */
export function makeBlocks({ portfolio, draws, options, shared }: SimulationTask): readonly Block[] {
  const numbers = new Int32Array(shared);
  const make = blockMaker(prepareSimulation(portfolio, options), draws);
  const made: Block[] = [];
  for (;;) {
    if (Atomics.load(numbers, SHARED.stopped) === 1) return [];
    const nth = Atomics.add(numbers, SHARED.next, 1);
    if (nth >= blocksIn(draws)) return made;
    const block = make(nth);
    made.push(block);
    Atomics.add(numbers, SHARED.made, block.count);
  }
}

/** Explores until it is done (or null: until nobody wants it any more). */
export function makeExploration({ portfolio, options, plan, shared }: ExplorationTask): Exploration | null {
  const numbers = new Int32Array(shared);
  return explore(portfolio, options, plan, (made) => {
    Atomics.add(numbers, SHARED.made, made);
    return Atomics.load(numbers, SHARED.stopped) === 0;
  });
}
