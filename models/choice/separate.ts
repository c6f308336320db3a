import type { LinearModel } from './solver.ts';

/** Rows are scaled to 1; the solver's own tolerance. */
const TOLERANCE = 1e-9;

/** A part of a programme that stands on its own, and which of the whole's columns it has. */
export interface Part {
  readonly model: LinearModel;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** The parts a programme falls into once the rows left out no longer tie its columns together; in the order of their first columns. */
export function separate(model: LinearModel, leftOut: ReadonlySet<number>): readonly Part[] {
  const rootOf = Int32Array.from(model.cost.keys());
  const root = (column: number): number => {
    let at = column;
    while (rootOf[at] !== at) at = rootOf[at] = rootOf[rootOf[at]!]!;
    return at;
  };
  const kept = [...model.rowLower.keys()].filter((row) => !leftOut.has(row));
  for (const row of kept) {
    const [first, ...others] = model.indices.subarray(model.starts[row], model.starts[row + 1]);
    for (const column of others) rootOf[root(column)] = root(first!);
  }
  const columns = new Map<number, number[]>();
  for (const column of model.cost.keys()) {
    const own = columns.get(root(column));
    if (own === undefined) columns.set(root(column), [column]);
    else own.push(column);
  }
  const rows = new Map<number, number[]>(Array.from(columns.keys(), (key) => [key, []]));
  for (const row of kept) {
    if (model.starts[row] === model.starts[row + 1]) continue;
    rows.get(root(model.indices[model.starts[row]!]!))!.push(row);
  }
  return Array.from(columns, ([key, own]) => ({
    model: partOf(model, own, rows.get(key)!),
    columns: own,
    rows: rows.get(key)!,
  }));
}

/** No part may hold more of the columns than this, else it is hardly easier than the whole. */
const LARGEST = 0.75;
/** Rows that span less than this part of all columns tie neighbours, not parts, and stay; so does what is local. */
const WIDE = 0.02;

/**
 * Which rows to leave out so that the rest falls apart: those that tie nothing that matters at once, then the widest, or first those that limit
 * something, whichever leaves out fewer; null when it does not.
 */
export function rowsApart(
  model: LinearModel,
  isSlack: (row: number) => boolean = () => false,
): ReadonlySet<number> | null {
  const width = (row: number): number => model.starts[row + 1]! - model.starts[row]!;
  const wide = [...model.rowLower.keys()].filter(
    (row) => model.local[row] === 0 && width(row) > WIDE * model.cost.length,
  );
  const leftOut = new Set(wide.filter(isSlack));
  const binding = wide
    .filter((row) => !leftOut.has(row))
    .sort((one, other) => width(other) - width(one) || one - other);
  const limits = (row: number): number => (model.rowUpper[row]! < Infinity ? 1 : 0);
  const widest = leftOutOf(model, leftOut, binding);
  const limiting = leftOutOf(
    model,
    leftOut,
    binding.toSorted((one, other) => limits(other) - limits(one)),
  );
  return widest !== null && limiting !== null && limiting.size < widest.size ? limiting : (widest ?? limiting);
}

function leftOutOf(
  model: LinearModel,
  first: ReadonlySet<number>,
  order: readonly number[],
): ReadonlySet<number> | null {
  const leftOut = new Set(first);
  for (const next of [null, ...order]) {
    if (next !== null) leftOut.add(next);
    const largest = Math.max(...separate(model, leftOut).map(({ columns }) => columns.length));
    if (largest <= LARGEST * model.cost.length) return leftOut;
  }
  return null;
}

/** These rows of a programme over these columns only; entries of other columns are left out. */
export function partOf(model: LinearModel, columns: readonly number[], rows: readonly number[]): LinearModel {
  const place = new Map(columns.map((column, index) => [column, index]));
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (const [index, row] of rows.entries()) {
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      const own = place.get(model.indices[at]!);
      if (own === undefined) continue;
      indices.push(own);
      values.push(model.values[at]!);
    }
    starts[index + 1] = indices.length;
  }
  return {
    maximise: model.maximise,
    cost: Float64Array.from(columns, (column) => model.cost[column]!),
    columnLower: Float64Array.from(columns, (column) => model.columnLower[column]!),
    columnUpper: Float64Array.from(columns, (column) => model.columnUpper[column]!),
    whole: Uint8Array.from(columns, (column) => model.whole[column]!),
    rowLower: Float64Array.from(rows, (row) => model.rowLower[row]!),
    rowUpper: Float64Array.from(rows, (row) => model.rowUpper[row]!),
    local: Uint8Array.from(rows, (row) => model.local[row]!),
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/** What a row comes to. */
export function rowValue(model: LinearModel, row: number, values: Float64Array): number {
  let sum = 0;
  for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
    sum += model.values[at]! * values[model.indices[at]!]!;
  }
  return sum;
}

/** Whether a row holds as the solver sees it. */
export function rowHolds(model: LinearModel, row: number, values: Float64Array): boolean {
  const value = rowValue(model, row, values);
  return value >= model.rowLower[row]! - TOLERANCE && value <= model.rowUpper[row]! + TOLERANCE;
}
