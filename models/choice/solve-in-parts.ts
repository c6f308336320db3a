import type { Known } from './core-first.ts';
import { PartsSearch, type Solution, take } from './parts-search.ts';
import { type Priced, priceRows } from './price-rows.ts';
import { rowHolds, rowsApart, rowValue, separate } from './separate.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** So many parts are none: the rows left out tied everything, and the whole is easy. */
const MOST = 60;
const SLACK = 1e-7;
/** The gap of a part, of the gap asked for: what a price costs comes on top. At the first price, which is not the last, less will do. */
const GAP = 0.5;
const FIRST_GAP = 2;
/** How often the price is changed, and by how much at first, as a part of it. */
const PRICES = 3;
const STEP = 0.4;
/** How often every part is decided anew beside the others. */
const ROUNDS = 6;

/** What the parts of a programme prove together, and what they come to side by side; null where some row does not hold. */
export interface Parted {
  readonly bound: number;
  readonly found: Known | null;
}

/**
 * Solves a programme in parts that hardly touch. Rows the relaxation leaves slack (a budget beyond what is needed) are set aside; rows that bind
 * are replaced by their price in the relaxation (Lagrange), the widest first, until the rest falls apart. The sum of what the parts prove
 * bounds the whole, at any price; whole projects cost more than the relaxation knows, so the price is raised until the rows hold and then
 * closed in on. What the parts find at all these prices is put together under the rows set aside, and each part decided again beside the
 * others. Null when it does not fall apart, or when a part was not solved in its time.
 */
export function solveInParts(solver: Solver, model: LinearModel, relaxed: Solved, order: SolveOrder): Parted | null {
  const leftOut = rowsApart(model, (row) => {
    const value = rowValue(model, row, relaxed.values);
    return value > model.rowLower[row]! + SLACK && value < model.rowUpper[row]! - SLACK;
  });
  if (leftOut === null) return null;
  const atRest = priceRows(model, relaxed.duals, leftOut);
  const parts = separate(atRest.model, leftOut).toSorted((one, other) => one.columns.length - other.columns.length);
  if (parts.length > MOST) return null;
  const search = new PartsSearch(solver, model, parts, leftOut, order);
  const priced = [...leftOut].filter((row) => relaxed.duals[row] !== 0);

  const first = solveAll(search, atRest, null, atRest.competing ? FIRST_GAP : GAP);
  if (first === null) return null;
  search.combine();
  let values = sideBySide(model, search, first);
  if (atRest.competing) {
    let [factor, step, least, most] = [1, STEP, 0, Infinity];
    for (let at = 0; at < PRICES && !search.isOver; at++) {
      if (priced.every((row) => rowHolds(model, row, values))) most = factor;
      else least = factor;
      factor = most === Infinity ? factor + step : (least + most) / 2;
      step *= 2;
      const prices = relaxed.duals.map((price) => price * factor);
      const now = solveAll(search, priceRows(model, prices, leftOut), values, GAP);
      if (now === null) break;
      search.combine();
      values = sideBySide(model, search, now);
    }
  } else proveMore(search, atRest, first);
  for (let round = 0; round < ROUNDS && !search.isOver; round++) {
    const before = search.found?.objective;
    search.improve(values);
    if (search.found?.objective === before) break;
  }
  return { bound: search.bound, found: search.found };
}

/** Every part at one price; null where one was not solved: what stopped without a solution proves nothing. */
function solveAll(
  search: PartsSearch,
  { model, constant }: Priced,
  start: Float64Array | null,
  gap: number,
): readonly Solution[] | null {
  const solved: Solution[] = [];
  for (const [index, part] of search.parts.entries()) {
    const own = start === null ? null : take(start, part.columns);
    const share = start === null ? 1 / (search.parts.length - index) : 0.4;
    const programme = { ...part.model, cost: take(model.cost, part.columns) };
    const one = search.solve(index, programme, { gap, share, start: own });
    if (one === null) return null;
    solved.push(one);
  }
  search.prove(solved.reduce((sum, { bound }) => sum + bound, constant));
  return solved;
}

/** Gives the part that proves least of what it found more time, as long as that is what is missing. */
function proveMore(search: PartsSearch, { constant }: Priced, first: readonly Solution[]): void {
  const proven = [...first];
  for (let at = 0; at < search.parts.length && !search.isOver; at++) {
    const open = proven.map(({ objective, bound }) => Math.abs(objective - bound));
    const worst = open.indexOf(Math.max(...open));
    const { values, bound } = proven[worst]!;
    const { model } = search.parts[worst]!;
    const solved = search.solve(worst, model, { gap: GAP / 2, share: 0.6, start: values });
    if (solved === null) return;
    const better = model.maximise ? Math.min(bound, solved.bound) : Math.max(bound, solved.bound);
    proven[worst] = { ...solved, bound: better };
    search.prove(proven.reduce((sum, part) => sum + part.bound, constant));
    search.combine();
    if (better === bound) return;
  }
}

function sideBySide(model: LinearModel, { parts }: PartsSearch, solved: readonly Solution[]): Float64Array {
  const values = new Float64Array(model.cost.length);
  for (const [index, { columns }] of parts.entries()) {
    for (const [at, column] of columns.entries()) values[column] = solved[index]!.values[at]!;
  }
  return values;
}
