import { type Known, solveFromCore } from './core-first.ts';
import { gapOf } from './gap.ts';
import { mix, recombine } from './recombine.ts';
import { type Part, partOf, rowValue } from './separate.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** A part as it was solved: what it found and what it proves. */
export type Solution = Pick<Solved, 'values' | 'objective' | 'bound'>;

/** What is known of a programme that is solved part by part, and the time it has. */
export class PartsSearch {
  readonly parts: readonly Part[];
  /** The best that keeps every row. */
  found: Known | null = null;
  /** What is proven of the whole. */
  bound: number;
  readonly #solver: Solver;
  readonly #model: LinearModel;
  readonly #leftOut: ReadonlySet<number>;
  readonly #order: SolveOrder;
  /** Ways of deciding about each part that were found. */
  readonly #pool: Float64Array[][];
  #seconds: number;

  constructor(
    solver: Solver,
    model: LinearModel,
    parts: readonly Part[],
    leftOut: ReadonlySet<number>,
    order: SolveOrder,
  ) {
    this.parts = parts;
    this.bound = model.maximise ? Infinity : -Infinity;
    this.#solver = solver;
    this.#model = model;
    this.#leftOut = leftOut;
    this.#order = order;
    this.#pool = parts.map(() => []);
    this.#seconds = order.seconds;
  }

  get isOver(): boolean {
    return this.#seconds <= 0 || this.isNear;
  }

  get isNear(): boolean {
    return this.found !== null && gapOf(this.found.objective, this.bound) <= this.#order.relativeGap;
  }

  /** Solves one programme over a part's columns and keeps what it finds; null where it found nothing in its time. */
  solve(
    part: number,
    programme: LinearModel,
    how: { readonly gap: number; readonly share: number; readonly start: Float64Array | null },
  ): Solution | null {
    const seconds = this.#seconds * how.share;
    const order = { ...this.#order, relativeGap: this.#order.relativeGap * how.gap, seconds, start: how.start };
    const solved = this.#counted(solvePart(this.#solver, programme, order));
    if (!hasValues(solved)) return null;
    this.#pool[part]!.push(solved.values);
    return solved;
  }

  /** The sum of what the parts prove, where it is more than was known. */
  prove(bound: number): void {
    this.bound = this.#model.maximise ? Math.min(this.bound, bound) : Math.max(this.bound, bound);
  }

  /** Puts together what was found: whole parts as they are, then whatever the ways of a part differ in. */
  combine(): void {
    const { found, parts } = this;
    this.found = recombine(this.#solver, this.#model, this.#leftOut, parts, this.#pool) ?? found;
    if (this.found === null || this.isOver) return;
    const order = { ...this.#order, relativeGap: this.#order.relativeGap / 10, seconds: this.#seconds / 3 };
    const mixed = this.#counted(mix(this.#solver, this.#model, parts, this.#pool, this.found, order));
    if (!hasValues(mixed)) return;
    this.found = { values: mixed.values, objective: mixed.objective };
    for (const [index, { columns }] of parts.entries()) this.#pool[index]!.push(take(mixed.values, columns));
  }

  /** Decides each part anew under all its rows, the others as they are. */
  improve(beside: Float64Array): void {
    let values = this.found?.values ?? beside;
    for (const [index, { columns }] of [...this.parts.entries()].reverse()) {
      if (this.isOver) return;
      const start = this.found === null ? null : take(values, columns);
      const solved = this.solve(index, besideOthers(this.#model, columns, values), { gap: 0.5, share: 0.4, start });
      if (solved === null) continue;
      this.combine();
      values = this.found?.values ?? values;
    }
  }

  #counted(solved: Solved): Solved {
    this.#seconds -= solved.seconds;
    return solved;
  }
}

/** The values of some columns. */
export function take(values: Float64Array, columns: readonly number[]): Float64Array {
  return Float64Array.from(columns, (column) => values[column]!);
}

function solvePart(solver: Solver, model: LinearModel, order: SolveOrder): Solved {
  const relaxed = solver(model, { ...order, relaxed: true, start: null });
  if (relaxed.status !== 'optimal') return relaxed;
  const how = { ...order, seconds: order.seconds - relaxed.seconds };
  const known = order.start === null ? null : { values: order.start, objective: valueOf(model, order.start) };
  const solved = solveFromCore(solver, model, relaxed, how, known);
  return { ...solved, seconds: solved.seconds + relaxed.seconds };
}

function valueOf({ cost }: LinearModel, values: Float64Array): number {
  return cost.reduce((sum, each, column) => sum + each * values[column]!, 0);
}

function hasValues({ status }: Solved): boolean {
  return status === 'optimal' || status === 'feasible';
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
