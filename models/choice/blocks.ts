import { rowHolds, separate } from './separate.ts';
import type { LinearModel } from './solver.ts';
import { undominated } from './undominated.ts';

/** One way of deciding about everything in a block. */
export interface BlockState {
  /** Of the block's columns. */
  readonly values: Float64Array;
  readonly cost: number;
  /** What decides between equals. */
  readonly second: number;
  /** What it brings to each of the rows between the blocks. */
  readonly brings: Float64Array;
}

/** Columns that only the rows between blocks tie to others, with every way of deciding about them; null where those cannot be listed. */
export interface Block {
  readonly columns: readonly number[];
  readonly states: readonly BlockState[] | null;
}

/** Most ways of one block that are listed, and most sets of its columns that are looked at for them. */
const STATES = 1100;
const LOOKED_AT = 20_000;
const TOLERANCE = 1e-9;

/** Divides a programme into what hangs together but for some rows: a source with its candidates, and whoever excludes one of them. */
export function blocksOf(model: LinearModel, between: readonly number[]): readonly Block[] {
  const entries = Array.from(model.cost, (): [place: number, value: number][] => []);
  for (const [place, row] of between.entries()) {
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      entries[model.indices[at]!]!.push([place, model.values[at]!]);
    }
  }
  const sides = between.map((row) => ({
    lower: model.rowLower[row]!,
    upper: model.rowUpper[row]!,
  }));
  return separate(model, new Set(between)).map(({ model: own, columns }) => {
    const states = waysOf(own)?.map((values) => stateOf(columns, values)) ?? null;
    return { columns, states: states && undominated(states, sides) };
  });

  function stateOf(columns: readonly number[], values: Float64Array): BlockState {
    let [cost, second] = [0, 0];
    const brings = new Float64Array(between.length);
    for (const [index, column] of columns.entries()) {
      const value = values[index]!;
      if (value === 0) continue;
      cost += value * model.cost[column]!;
      second += value * (model.second?.[column] ?? 0);
      for (const [place, each] of entries[column]!) brings[place]! += value * each;
    }
    return { values, cost, second, brings };
  }
}

/** Every way a small programme can be decided; null when there are too many or whole columns do not settle the others. */
function waysOf(model: LinearModel): readonly Float64Array[] | null {
  const whole = [...model.whole.keys()].filter((column) => model.whole[column] === 1);
  const excludes = exclusionsOf(model, whole);
  const found: Float64Array[] = [];
  let looked = 0;
  const look = (from: number, taken: readonly number[]): boolean => {
    if (++looked > LOOKED_AT || found.length > STATES) return false;
    const values = settled(model, taken);
    if (values === null) return false;
    if (holds(model, values)) found.push(values);
    for (let at = from; at < whole.length; at++) {
      const column = whole[at]!;
      if (taken.some((other) => excludes.get(column)?.has(other) === true)) continue;
      if (!look(at + 1, [...taken, column])) return false;
    }
    return true;
  };
  return look(0, []) && found.length > 0 ? found : null;
}

/** Whole columns of which a row allows one only. */
function exclusionsOf(model: LinearModel, whole: readonly number[]): ReadonlyMap<number, ReadonlySet<number>> {
  const excludes = new Map(whole.map((column) => [column, new Set<number>()]));
  for (const [row, upper] of model.rowUpper.entries()) {
    const own = [...model.indices.keys()].slice(model.starts[row], model.starts[row + 1]);
    if (own.some((at) => model.values[at]! < 0 || model.columnLower[model.indices[at]!]! < 0)) continue;
    for (const one of own) {
      for (const other of own) {
        if (one === other || model.values[one]! + model.values[other]! <= upper + TOLERANCE) continue;
        excludes.get(model.indices[one]!)?.add(model.indices[other]!);
      }
    }
  }
  return excludes;
}

/** The values of all columns when these whole ones are 1 and the other whole ones 0; null where equations leave one open. */
function settled(model: LinearModel, taken: readonly number[]): Float64Array | null {
  const values = new Float64Array(model.cost.length);
  for (const column of taken) values[column] = 1;
  const open = new Set([...model.whole.keys()].filter((column) => model.whole[column] === 0));
  for (let before = -1; open.size > 0 && open.size !== before;) {
    before = open.size;
    for (const [row, side] of model.rowLower.entries()) {
      if (side !== model.rowUpper[row]) continue;
      let sum = 0;
      const unknown: number[] = [];
      for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
        if (open.has(model.indices[at]!)) unknown.push(at);
        else sum += model.values[at]! * values[model.indices[at]!]!;
      }
      if (unknown.length !== 1) continue;
      const [at] = unknown as [number];
      values[model.indices[at]!] = (side - sum) / model.values[at]!;
      open.delete(model.indices[at]!);
    }
  }
  return open.size === 0 ? values : null;
}

function holds(model: LinearModel, values: Float64Array): boolean {
  const inBounds = values.every(
    (value, column) =>
      value >= model.columnLower[column]! - TOLERANCE && value <= model.columnUpper[column]! + TOLERANCE,
  );
  return inBounds && [...model.rowLower.keys()].every((row) => rowHolds(model, row, values));
}
