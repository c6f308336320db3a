import type { Block, BlockState } from './blocks.ts';
import { nearWays } from './near-ways.ts';
import { pricedCosts } from './priced-costs.ts';
import type { Part } from './separate.ts';
import type { LinearModel, SolveOrder, Solver } from './solver.ts';
import type { Tie } from './tie.ts';

/** One way of deciding about a part of a programme. */
export interface PartWay {
  /** Tells it from other ways of the same part. */
  readonly key: string;
  readonly cost: number;
  /** What decides between equals. */
  readonly second: number;
  /** What it brings to each of the rows between blocks. */
  readonly brings: Float64Array;
  /** Puts it in place among the values of the whole. */
  readonly settle: (values: Float64Array) => void;
}

/** Ways of a part found at some prices: every way worth less than `reach` is among them, none is worth less than `least`. */
export interface PartWays {
  readonly ways: readonly PartWay[];
  readonly least: number;
  readonly reach: number;
  /** The search stopped before it got as far as was wanted. */
  readonly exhausted: boolean;
  /** Sets of changes looked at, and seconds of solving. */
  readonly looked: number;
  readonly seconds: number;
}

/** A part with the blocks it is made of. */
export interface BlockedPart extends Part {
  readonly blocks: readonly {
    readonly columns: readonly number[];
    readonly states: readonly BlockState[];
  }[];
}

/** Parts with their blocks; null where the ways of some block cannot be listed. */
export function blockedParts(parts: readonly Part[], blocks: readonly Block[]): readonly BlockedPart[] | null {
  const partOf = new Map(parts.flatMap(({ columns }, part) => columns.map((column) => [column, part] as const)));
  const own = parts.map((): BlockedPart['blocks'][number][] => []);
  for (const { columns, states } of blocks) {
    if (states === null) return null;
    own[partOf.get(columns[0]!)!]!.push({ columns, states });
  }
  return parts.map((part, index) => ({ ...part, blocks: own[index]! }));
}

/** What is looked for in a part, and how hard. */
export interface PartOrder {
  /** Rows between blocks of the whole programme. */
  readonly between: readonly number[];
  /** Price of each row between parts, 0 for all others. */
  readonly prices: Float64Array;
  readonly within: number;
  readonly looks: number;
}

/** The near ways of a part at some prices of the rows outside of it, and how many sets of changes that took; null where it cannot be met. */
export function partWays(
  solver: Solver,
  model: LinearModel,
  part: BlockedPart,
  { between, prices, within, looks }: PartOrder,
  order: SolveOrder,
): PartWays | null {
  const priced = pricedCosts(model, prices, between);
  const own = {
    ...part.model,
    cost: Float64Array.from(part.columns, (column) => priced[column]!),
  };
  const relaxed = solver(own, { ...order, relaxed: true, start: null });
  if (relaxed.status !== 'optimal') return null;
  const at = new Map(part.rows.map((row, index) => [row, index]));
  const ties = between.flatMap((row, place): Tie[] => {
    const index = at.get(row);
    if (index === undefined) return [];
    const [lower, upper] = [model.rowLower[row]!, model.rowUpper[row]!];
    return [{ place, lower, upper, price: relaxed.duals[index]! }];
  });
  const taken = [...between.entries()].filter(([, row]) => prices[row] !== 0);
  const worth = ({ cost, brings }: BlockState): number =>
    taken.reduce((sum, [place, row]) => sum - prices[row]! * brings[place]!, cost);
  const near = nearWays({
    blocks: part.blocks.map(({ states }) => states),
    ties,
    worth,
    within,
    looks,
  });
  const { reach } = near;
  return {
    ways: near.ways.map(({ states }) => wayOf(part, states, between.length)),
    least: Math.min(reach, near.ways[0]?.value ?? Infinity),
    reach,
    exhausted: near.exhausted,
    looked: near.looked,
    seconds: relaxed.seconds,
  };
}

function wayOf({ blocks }: BlockedPart, states: Int32Array, width: number): PartWay {
  const brings = new Float64Array(width);
  let [cost, second] = [0, 0];
  for (const [index, block] of blocks.entries()) {
    const state = block.states[states[index]!]!;
    cost += state.cost;
    second += state.second;
    for (let place = 0; place < width; place++) brings[place]! += state.brings[place]!;
  }
  const settle = (values: Float64Array): void => {
    for (const [index, { columns, states: all }] of blocks.entries()) {
      const state = all[states[index]!]!;
      for (const [own, column] of columns.entries()) values[column] = state.values[own]!;
    }
  };
  return { key: states.join(), cost, second, brings, settle };
}
