import type { LinearModel } from './solver.ts';

/** The cost of every column when some rows are replaced by their price (Lagrange). */
export function pricedCosts(model: LinearModel, prices: Float64Array, rows: readonly number[]): Float64Array {
  const cost = model.cost.slice();
  for (const row of rows) {
    const price = prices[row]!;
    if (price === 0) continue;
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      cost[model.indices[at]!]! -= price * model.values[at]!;
    }
  }
  return cost;
}
