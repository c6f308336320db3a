import type { Known } from './core-first.ts';
import { type Part, rowHolds, rowValue } from './separate.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** Ways of deciding about each part that were found so far: values of its columns. */
export type Pool = readonly (readonly Float64Array[])[];

/**
 * The best of taking one found way for each part under the rows between them, solved as a small programme of its own; null where no
 * such combination keeps every row.
 */
export function recombine(
  solver: Solver,
  model: LinearModel,
  leftOut: ReadonlySet<number>,
  parts: readonly Pick<Part, 'columns'>[],
  pool: Pool,
): Known | null {
  const ways = pool.flatMap((found, part) =>
    found.map((values) => ({ part, whole: inPlace(model, parts[part]!, values) })),
  );
  const rows = [...leftOut];
  const entries = [
    ...parts.map((_, part) => ways.map((way) => (way.part === part ? 1 : 0))),
    ...rows.map((row) => ways.map(({ whole }) => rowValue(model, row, whole))),
  ];
  const width = ways.length;
  const solved = solver(
    {
      maximise: model.maximise,
      cost: Float64Array.from(ways, ({ whole }) => costOf(model, whole)),
      columnLower: new Float64Array(width),
      columnUpper: new Float64Array(width).fill(1),
      whole: new Uint8Array(width).fill(1),
      rowLower: Float64Array.from([...parts.map(() => 1), ...rows.map((row) => model.rowLower[row]!)]),
      rowUpper: Float64Array.from([...parts.map(() => 1), ...rows.map((row) => model.rowUpper[row]!)]),
      starts: Int32Array.from({ length: entries.length + 1 }, (_, row) => row * width),
      indices: Int32Array.from(entries.flatMap(() => [...ways.keys()])),
      values: Float64Array.from(entries.flat()),
    },
    { relaxed: false, relativeGap: 0, seconds: SECONDS, nodes: 0, start: null },
  );
  if (solved.status !== 'optimal' && solved.status !== 'feasible') return null;
  const values = new Float64Array(model.cost.length);
  for (const [index, { whole }] of ways.entries()) {
    if (solved.values[index]! < 0.5) continue;
    for (const [column, value] of whole.entries()) if (value !== 0) values[column] = value;
  }
  if (!rows.every((row) => rowHolds(model, row, values))) return null;
  return { values, objective: costOf(model, values) };
}

/** A few dozen columns: it is done at once. */
const SECONDS = 2;

function inPlace(model: LinearModel, { columns }: Pick<Part, 'columns'>, values: Float64Array): Float64Array {
  const whole = new Float64Array(model.cost.length);
  for (const [index, column] of columns.entries()) whole[column] = values[index]!;
  return whole;
}

function costOf({ cost }: LinearModel, values: Float64Array): number {
  return cost.reduce((sum, each, column) => sum + each * values[column]!, 0);
}

/** The best of a programme in which only that is open on which the ways found for its parts differ; what they agree on stays. */
export function mix(
  solver: Solver,
  model: LinearModel,
  parts: readonly Pick<Part, 'columns'>[],
  pool: Pool,
  best: Known,
  order: SolveOrder,
): Solved {
  const columnLower = model.columnLower.slice();
  const columnUpper = model.columnUpper.slice();
  for (const [index, { columns }] of parts.entries()) {
    const [first, ...others] = pool[index]!;
    for (const [at, column] of columns.entries()) {
      if (model.whole[column] === 0 || first === undefined) continue;
      const value = Math.round(first[at]!);
      if (others.some((values) => Math.round(values[at]!) !== value)) continue;
      columnLower[column] = value;
      columnUpper[column] = value;
    }
  }
  return solver({ ...model, columnLower, columnUpper }, { ...order, start: best.values });
}
