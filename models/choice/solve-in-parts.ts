import { blocksOf } from './blocks.ts';
import type { Known } from './core-first.ts';
import { blockedParts } from './part-ways.ts';
import { PricedParts } from './priced-parts.ts';
import { type Part, partOf, rowsApart, rowValue, separate } from './separate.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** So many parts are none: the rows left out tied everything, and the whole is easy. */
const MOST = 60;
const SLACK = 1e-7;
/** How often prices are changed at most. */
const PRICES = 20;

/** What the parts of a programme prove together, and the best that they come to side by side; null where no row between them could be kept. */
export interface Parted {
  readonly bound: number;
  readonly found: Known | null;
  /** Nothing that comes to the same has a smaller second cost. */
  readonly settled: boolean;
}

/**
 * Solves a programme in parts that hardly touch. Rows the relaxation leaves slack (a budget beyond what is needed) are set aside; rows that bind
 * are replaced by their price (Lagrange), the widest first, until the rest falls apart. In each part every way near its best is listed: what
 * is not on the lists costs more than they reach, so the cheapest of the listed ways side by side is the optimum, or the reach bounds it. Prices
 * start as the relaxation's and become those of the ways found. Null when it does not fall apart, or when the ways of a part are too many.
 */
export function solveInParts(solver: Solver, model: LinearModel, relaxed: Solved, order: SolveOrder): Parted | null {
  const sign = model.maximise ? -1 : 1;
  const cheap = model.maximise ? { ...model, maximise: false, cost: model.cost.map((each) => -each) } : model;
  const isSlack = (row: number): boolean => {
    const value = rowValue(model, row, relaxed.values);
    return value > model.rowLower[row]! + SLACK && value < model.rowUpper[row]! - SLACK;
  };
  const between = [...model.rowLower.keys()].filter((row) => model.local[row] === 0);
  const shared = rowsApart(cheap, isSlack) ?? new Set(between.filter(isSlack));
  const parts = looseTogether(cheap, separate(cheap, shared), between);
  if (parts.length > MOST) return null;
  const blocked = blockedParts(parts, blocksOf(cheap, between));
  if (blocked === null) return null;

  const turned = {
    duals: relaxed.duals.map((price) => sign * price),
    objective: sign * relaxed.objective,
  };
  const search = new PricedParts(solver, { model: cheap, parts: blocked, between, shared: [...shared] }, turned, order);
  for (let round = 0; round < PRICES && search.goOn(); round++);
  const settled = search.settle();
  const { bound, found } = search;
  if (bound === -Infinity) return null;
  return {
    bound: sign * bound,
    found: found === null ? null : { ...found, objective: sign * found.objective },
    settled,
  };
}

/** Parts that no row between blocks holds together are one: what only prices decide is looked at side by side. */
function looseTogether(model: LinearModel, parts: readonly Part[], between: readonly number[]): readonly Part[] {
  const holding = new Set(between);
  const isLoose = ({ rows }: Part): boolean => !rows.some((row) => holding.has(row));
  const loose = parts.filter(isLoose);
  if (loose.length < 2) return parts;
  const columns = loose.flatMap((part) => part.columns);
  const rows = loose.flatMap((part) => part.rows);
  return [...parts.filter((part) => !isLoose(part)), { model: partOf(model, columns, rows), columns, rows }];
}
