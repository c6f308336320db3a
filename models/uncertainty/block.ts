import { BLOCK, BlockSimulator } from './block-simulator.ts';
import { blockMoments, type Moments } from './moments.ts';
import type { Simulation } from './simulation.ts';
import { Judge } from './verdicts.ts';

/** What one block of draws came to: all that a summary needs, small enough to be sent from a worker. */
export interface Block {
  readonly first: number;
  readonly count: number;
  /** Reported sums in t, a row of `count` draws for each series of the layout. */
  readonly sums: Float64Array;
  /** 1 where a target is met, a row of `count` draws each. */
  readonly met: Uint8Array;
  /** Season tonnes of the real projects that vary, beside the shortfall. */
  readonly moments: Moments;
}

/** How many blocks a number of draws makes. */
export function blocksIn(draws: number): number {
  return Math.ceil(draws / BLOCK);
}

/** A function that makes the nth block of a simulation of so many draws. Blocks may be made in any order, by anybody. */
export function blockMaker(simulation: Simulation, draws: number): (nth: number) => Block {
  const simulator = new BlockSimulator(simulation);
  const judge = new Judge(simulation);
  const { layout, slots, targets } = simulation;
  return (nth) => {
    const first = nth * BLOCK;
    const count = Math.min(BLOCK, draws - first);
    simulator.run(first, count);
    const { met, shortfall } = judge.judge(simulator, count);
    return {
      first,
      count,
      sums: rowsOf(simulator.sums, layout.series.length, count),
      met: rowsOf(met, targets.length, count),
      moments: blockMoments(simulator.sums, layout.count * BLOCK, slots.count, BLOCK, shortfall, count),
    };
  };
}

/** The first `count` numbers of the first rows, without what lies between. */
function rowsOf<Rows extends Float64Array | Uint8Array>(values: Rows, rows: number, count: number): Rows {
  const made = values.slice(0, rows * count) as Rows;
  for (let row = 0; row < rows; row++) made.set(values.subarray(row * BLOCK, row * BLOCK + count), row * count);
  return made;
}
