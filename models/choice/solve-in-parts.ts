import { type Known, solveFromCore } from './core-first.ts';
import { gapOf } from './gap.ts';
import { type Part, partOf, rowHolds, rowValue, separate } from './separate.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** No part may hold more of the columns than this, else it is hardly easier than the whole. */
const LARGEST = 0.75;
/** Rows that span less than this part of all columns tie neighbours, not parts, and stay. */
const WIDE = 0.02;
/** So many parts are none: the rows left out tied everything, and the whole is easy. */
const MOST = 60;
const SLACK = 1e-7;
/** The gap of a part, of the gap asked for: what a price costs comes on top. */
const SHARE = 0.8;

/** What the parts of a programme prove together, and what they come to side by side; null where some row does not hold. */
export interface Parted {
  readonly bound: number;
  readonly found: Known | null;
}

/**
 * Solves a programme in parts that hardly touch. Rows the relaxation leaves slack (a budget beyond what is needed) are set aside; rows that bind
 * are replaced by their price in the relaxation (Lagrange), the widest first, until the rest falls apart. The sum of what the parts prove
 * bounds the whole. Then each part is decided anew under the rows set aside, the others as they are. Null when it does not fall apart,
 * or when a part was not solved in its time.
 */
export function solveInParts(solver: Solver, model: LinearModel, relaxed: Solved, order: SolveOrder): Parted | null {
  const leftOut = rowsBetween(model, relaxed);
  if (leftOut === null) return null;
  const priced = pricedModel(model, relaxed, leftOut);
  const parts = separate(priced.model, leftOut).toSorted((one, other) => one.columns.length - other.columns.length);
  if (parts.length > MOST) return null;
  const clock = { left: order.seconds };
  const inPart = (part: Part, seconds: number): Solved => {
    const solved = solvePart(solver, part.model, { ...order, relativeGap: order.relativeGap * SHARE, seconds });
    clock.left -= solved.seconds;
    return solved;
  };

  const values = new Float64Array(model.cost.length);
  let bound = priced.constant;
  for (const [index, part] of parts.entries()) {
    const solved = inPart(part, clock.left / (parts.length - index));
    // What stopped without a solution proves nothing: its bound may be no number.
    if (!hasValues(solved)) return null;
    bound += solved.bound;
    place(values, part, solved);
  }

  const near = (found: Known | null): boolean => found !== null && gapOf(found.objective, bound) <= order.relativeGap;
  let found = knownOf(model, leftOut, values);
  for (const { columns } of parts.toReversed()) {
    if (near(found) || clock.left <= 0) break;
    const solved = inPart({ columns, model: besideOthers(model, columns, values) }, clock.left);
    if (!hasValues(solved)) continue;
    place(values, { columns }, solved);
    found = knownOf(model, leftOut, values) ?? found;
  }
  return { bound, found };
}

function solvePart(solver: Solver, model: LinearModel, order: SolveOrder): Solved {
  const relaxed = solver(model, { ...order, relaxed: true });
  if (relaxed.status !== 'optimal') return relaxed;
  const solved = solveFromCore(solver, model, relaxed, { ...order, seconds: order.seconds - relaxed.seconds });
  return { ...solved, seconds: solved.seconds + relaxed.seconds };
}

function hasValues({ status }: Solved): boolean {
  return status === 'optimal' || status === 'feasible';
}

function place(values: Float64Array, { columns }: Pick<Part, 'columns'>, solved: Solved): void {
  for (const [index, column] of columns.entries()) values[column] = solved.values[index]!;
}

function knownOf(model: LinearModel, leftOut: ReadonlySet<number>, values: Float64Array): Known | null {
  if (![...leftOut].every((row) => rowHolds(model, row, values))) return null;
  return {
    values: values.slice(),
    objective: model.cost.reduce((sum, cost, column) => sum + cost * values[column]!, 0),
  };
}

/** A part under every row it has a share in, all other columns as they are. */
function besideOthers(model: LinearModel, columns: readonly number[], values: Float64Array): LinearModel {
  const others = values.slice();
  for (const column of columns) others[column] = 0;
  const inside = new Set(columns);
  const touches = (row: number): boolean =>
    model.indices.subarray(model.starts[row], model.starts[row + 1]).some((column) => inside.has(column));
  const rows = [...model.rowLower.keys()].filter(touches);
  const rowLower = model.rowLower.slice();
  const rowUpper = model.rowUpper.slice();
  for (const row of rows) {
    const fixed = rowValue(model, row, others);
    rowLower[row]! -= fixed;
    rowUpper[row]! -= fixed;
  }
  return partOf({ ...model, rowLower, rowUpper }, columns, rows);
}

/** Which rows to leave out so that the rest falls apart; null when it does not. */
function rowsBetween(model: LinearModel, relaxed: Solved): ReadonlySet<number> | null {
  const width = (row: number): number => model.starts[row + 1]! - model.starts[row]!;
  const wide = [...model.rowLower.keys()].filter((row) => width(row) > WIDE * model.cost.length);
  const isSlack = (row: number): boolean => {
    const value = rowValue(model, row, relaxed.values);
    return value > model.rowLower[row]! + SLACK && value < model.rowUpper[row]! - SLACK;
  };
  const leftOut = new Set(wide.filter(isSlack));
  const binding = wide
    .filter((row) => !leftOut.has(row))
    .sort((one, other) => width(other) - width(one) || one - other);
  for (;;) {
    const largest = Math.max(...separate(model, leftOut).map(({ columns }) => columns.length));
    if (largest <= LARGEST * model.cost.length) return leftOut;
    const next = binding.shift();
    if (next === undefined) return null;
    leftOut.add(next);
  }
}

/** The objective with rows left out replaced by their price. */
function pricedModel(
  model: LinearModel,
  relaxed: Solved,
  leftOut: ReadonlySet<number>,
): { readonly model: LinearModel; readonly constant: number } {
  const cost = model.cost.slice();
  let constant = 0;
  for (const row of leftOut) {
    const price = relaxed.duals[row]!;
    const side = price > 0 === model.maximise ? model.rowUpper[row]! : model.rowLower[row]!;
    // A price on a side that bounds nothing is rounding.
    if (price === 0 || !Number.isFinite(side)) continue;
    constant += price * side;
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      cost[model.indices[at]!]! -= price * model.values[at]!;
    }
  }
  return { model: { ...model, cost }, constant };
}
