import type { LinearModel } from './solver.ts';

/** A programme whose objective carries the price of some of its rows, and what that leaves as a constant. */
export interface Priced {
  readonly model: LinearModel;
  readonly constant: number;
  /** Whether any row has a price: without one the parts do not compete for anything. */
  readonly competing: boolean;
}

/** The objective with rows left out replaced by their price (Lagrange): whatever solves it bounds the whole. */
export function priceRows(model: LinearModel, prices: Float64Array, leftOut: ReadonlySet<number>): Priced {
  const cost = model.cost.slice();
  let constant = 0;
  let competing = false;
  for (const row of leftOut) {
    const price = prices[row]!;
    const side = price > 0 === model.maximise ? model.rowUpper[row]! : model.rowLower[row]!;
    // A price on a side that bounds nothing is rounding.
    if (price === 0 || !Number.isFinite(side)) continue;
    competing = true;
    constant += price * side;
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      cost[model.indices[at]!]! -= price * model.values[at]!;
    }
  }
  return { model: { ...model, cost }, constant, competing };
}
