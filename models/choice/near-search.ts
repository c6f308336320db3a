import type { NearOrder, NearWay } from './near-ways.ts';
import { sideOf, type Tie } from './tie.ts';

/** What one pass found within its distance, which shrinks as ways are found: all there are when `complete`. */
export interface Pass {
  readonly ways: readonly NearWay[];
  readonly distance: number;
  readonly complete: boolean;
  readonly looked: number;
}

const TOLERANCE = 1e-9;
/** More ways than this are not kept: the distance shrinks to that of the last. */
const KEPT = 2000;
/** Writing a way down takes as long as looking at so many sets, and at one more for so many blocks. */
const WRITTEN = 50;
const BLOCKS_AT_ONCE = 16;
/** Changes that cost nothing count as costing this where costs divide. */
const LITTLE = 1e-12;

/** Sets of changes from the best states at some prices, cheapest changes first: a search whose inner loop is what a choice among thousands waits for. */
export class NearSearch {
  /** No way of the part is worth less. */
  readonly bound: number;
  readonly #within: number;
  readonly #ties: readonly Tie[];
  readonly #best: Int32Array;
  /** What the best states come to in each tie. */
  readonly #start: Float64Array;
  /** Per change, cheapest first: what it costs, its block and state, and what it adds to each tie. */
  readonly #costs: Float64Array;
  readonly #blocks: Int32Array;
  readonly #states: Int32Array;
  readonly #adds: Float64Array;
  /** The most that this change and all after it raise or lower each tie by for one unit of cost. */
  readonly #raises: Float64Array;
  readonly #lowers: Float64Array;

  constructor({ blocks, ties, worth, within }: NearOrder) {
    this.#within = within;
    // A price on a side that bounds nothing is rounding.
    this.#ties = ties.map((tie) => ({
      ...tie,
      price: Number.isFinite(sideOf(tie)) ? tie.price : 0,
    }));
    const changes: {
      readonly block: number;
      readonly state: number;
      readonly cost: number;
    }[] = [];
    this.#best = new Int32Array(blocks.length);
    this.#start = new Float64Array(ties.length);
    let bound = this.#ties.reduce((sum, tie) => sum + (tie.price === 0 ? 0 : tie.price * sideOf(tie)), 0);
    for (const [block, states] of blocks.entries()) {
      const priced = states.map(
        (state) => worth(state) - this.#ties.reduce((sum, { place, price }) => sum + price * state.brings[place]!, 0),
      );
      const least = Math.min(...priced);
      const best = priced.indexOf(least);
      bound += least;
      this.#best[block] = best;
      for (const [at, { place }] of ties.entries()) this.#start[at]! += states[best]!.brings[place]!;
      for (const [state, value] of priced.entries()) {
        if (state !== best) changes.push({ block, state, cost: value - least });
      }
    }
    this.bound = bound;
    changes.sort((one, other) => one.cost - other.cost || one.block - other.block || one.state - other.state);
    this.#costs = Float64Array.from(changes, ({ cost }) => cost);
    this.#blocks = Int32Array.from(changes, ({ block }) => block);
    this.#states = Int32Array.from(changes, ({ state }) => state);
    const width = ties.length;
    this.#adds = new Float64Array(changes.length * width);
    for (const [index, { block, state }] of changes.entries()) {
      const [from, to] = [blocks[block]![this.#best[block]!]!, blocks[block]![state]!];
      for (const [at, { place }] of ties.entries())
        this.#adds[index * width + at] = to.brings[place]! - from.brings[place]!;
    }
    this.#raises = new Float64Array((changes.length + 1) * width);
    this.#lowers = new Float64Array((changes.length + 1) * width);
    for (let at = changes.length * width - 1; at >= 0; at--) {
      const cost = Math.max(this.#costs[Math.floor(at / width)]!, LITTLE);
      this.#raises[at] = Math.max(this.#raises[at + width]!, this.#adds[at]! / cost);
      this.#lowers[at] = Math.max(this.#lowers[at + width]!, -this.#adds[at]! / cost);
    }
  }

  /** Looks at every set of changes within a distance of the bound, or at so many. */
  look(distance: number, looks: number): Pass {
    const [costs, blocks, adds, raises, lowers] = [this.#costs, this.#blocks, this.#adds, this.#raises, this.#lowers];
    const width = this.#ties.length;
    const [lower, upper] = [this.#ties.map((tie) => tie.lower), this.#ties.map((tie) => tie.upper)];
    const used = new Uint8Array(this.#best.length);
    const stack: number[] = [];
    const sums: Float64Array[] = [this.#start];
    let found: NearWay[] = [];
    let limit = distance;
    let looked = 0;
    const written = WRITTEN + Math.floor(this.#best.length / BLOCKS_AT_ONCE);

    const record = (depth: number, spent: number): void => {
      const now = sums[depth]!;
      let over = spent;
      for (let at = 0; at < width; at++) {
        const { price } = this.#ties[at]!;
        if (now[at]! < lower[at]! - TOLERANCE || now[at]! > upper[at]! + TOLERANCE) return;
        if (price !== 0) over += Math.max(0, price * (now[at]! - sideOf(this.#ties[at]!)));
      }
      if (over > limit) return;
      looked += written;
      const states = this.#best.slice();
      for (const change of stack) states[blocks[change]!] = this.#states[change]!;
      found.push({ states, value: this.bound + over });
      limit = Math.min(limit, over + this.#within);
      if (found.length > 2 * KEPT) {
        found = inOrder(found).slice(0, KEPT);
        limit = Math.min(limit, found.at(-1)!.value - this.bound);
      }
    };
    const visit = (from: number, depth: number, spent: number): boolean => {
      const now = sums[depth]!;
      const next = (sums[depth + 1] ??= new Float64Array(width));
      for (let change = from; change < costs.length; change++) {
        const cost = spent + costs[change]!;
        if (cost > limit) return true;
        if (used[blocks[change]!] === 1) continue;
        if (++looked > looks) return false;
        const left = limit - cost;
        let reachable = true;
        for (let at = 0, add = change * width; at < width; at++, add++) {
          const sum = now[at]! + adds[add]!;
          next[at] = sum;
          const short = lower[at]! - TOLERANCE - sum;
          const long = sum - upper[at]! - TOLERANCE;
          // Neither this set nor any that begins with it can keep the row within what is left to spend.
          if (short > 0 && short > left * raises[add + width]!) reachable = false;
          if (long > 0 && long > left * lowers[add + width]!) reachable = false;
        }
        if (!reachable) continue;
        stack.push(change);
        record(depth + 1, cost);
        if (change + 1 < costs.length && cost + costs[change + 1]! <= limit) {
          used[blocks[change]!] = 1;
          const go = visit(change + 1, depth + 1, cost);
          used[blocks[change]!] = 0;
          if (!go) return false;
        }
        stack.pop();
      }
      return true;
    };

    record(0, 0);
    const complete = visit(0, 0, 0);
    const ways = inOrder(found).filter(({ value }) => value <= this.bound + limit);
    return { ways, distance: limit, complete, looked };
  }
}

function inOrder(ways: readonly NearWay[]): NearWay[] {
  return ways.toSorted((one, other) => one.value - other.value);
}
