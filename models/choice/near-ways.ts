import type { BlockState } from './blocks.ts';
import { NearSearch } from './near-search.ts';
import type { Tie } from './tie.ts';

/** A part to be decided. */
export interface NearOrder {
  /** The ways of each of its blocks. */
  readonly blocks: readonly (readonly BlockState[])[];
  readonly ties: readonly Tie[];
  /** What a state costs, with what it takes from elsewhere at its price. */
  readonly worth: (state: BlockState) => number;
  /** Every way within so much of the least is wanted. */
  readonly within: number;
  /** So many sets of changes may be looked at. */
  readonly looks: number;
}

/** A way of deciding about a part: the state of each block, by its place. */
export interface NearWay {
  readonly states: Int32Array;
  readonly value: number;
}

/** Ways of deciding about a part, cheapest first; every way that is worth less than `reach` is among them. */
export interface NearWays {
  readonly ways: readonly NearWay[];
  readonly reach: number;
  /** Sets of changes looked at. */
  readonly looked: number;
  /** So many were looked at that the search stopped. */
  readonly exhausted: boolean;
}

/** By how much the distance looked into grows while nothing is found. */
const GROWTH = 1.5;
const GROWN = 60;
const ROUNDING = 1e-6;

/**
 * Lists every way of deciding about a part that is near the least. At the prices of the relaxation each block has a best state, and any
 * other costs something more: ways are sets of changes whose extra cost stays within a distance of the bound these prices prove (what is
 * left over in a row counts at its price). The distance grows until a way is found, and then to what is wanted beyond it.
 */
export function nearWays(order: NearOrder): NearWays {
  const search = new NearSearch(order);
  let looked = 0;
  let { bound: reach } = search;
  let distance = order.within;
  // Those of the last pass that looked at everything: what is claimed of them holds whatever a later one leaves out.
  let ways: readonly NearWay[] = [];
  for (let grown = 0; grown < GROWN; grown++) {
    const pass = search.look(distance, order.looks - looked);
    looked += pass.looked;
    if (!pass.complete)
      return {
        ways: together(ways, pass.ways),
        reach,
        looked,
        exhausted: true,
      };
    ({ ways } = pass);
    reach = search.bound + pass.distance;
    const [least] = pass.ways;
    if (least === undefined) distance *= GROWTH;
    else {
      const wanted = least.value + order.within - search.bound;
      if (pass.distance < distance || wanted <= distance)
        return {
          ways,
          reach,
          looked,
          exhausted: pass.distance < wanted - ROUNDING * order.within,
        };
      distance = wanted;
    }
  }
  return { ways: [], reach, looked, exhausted: true };
}

function together(...lists: readonly (readonly NearWay[])[]): readonly NearWay[] {
  const known = new Map(lists.flat().map((way) => [way.states.join(), way]));
  return [...known.values()].sort((one, other) => one.value - other.value);
}
