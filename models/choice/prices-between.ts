import type { PartWay } from './part-ways.ts';
import type { SolveOrder, Solver } from './solver.ts';
import { honest, type Tie } from './tie.ts';

/**
 * What the shared rows are worth to the ways that were found: the prices at which shares of them side by side keep every row most cheaply
 * (the master programme of Dantzig and Wolfe). Null when no shares do.
 */
export function pricesBetween(
  solver: Solver,
  pool: readonly (readonly PartWay[])[],
  rows: readonly Tie[],
  order: SolveOrder,
): readonly Tie[] | null {
  const ways = pool.flat();
  const partOf = pool.flatMap((own, part) => own.map(() => part));
  const entries = [
    ...pool.map((_, part) => ways.map((_way, at) => (partOf[at] === part ? 1 : 0))),
    ...rows.map(({ place }) => ways.map(({ brings }) => brings[place]!)),
  ];
  const width = ways.length;
  const solved = solver(
    {
      maximise: false,
      cost: Float64Array.from(ways, ({ cost }) => cost),
      columnLower: new Float64Array(width),
      columnUpper: new Float64Array(width).fill(1),
      whole: new Uint8Array(width),
      rowLower: Float64Array.from([...pool.map(() => 1), ...rows.map(({ lower }) => lower)]),
      rowUpper: Float64Array.from([...pool.map(() => 1), ...rows.map(({ upper }) => upper)]),
      local: new Uint8Array(entries.length),
      starts: Int32Array.from({ length: entries.length + 1 }, (_, row) => row * width),
      indices: Int32Array.from(entries.flatMap(() => [...ways.keys()])),
      values: Float64Array.from(entries.flat()),
    },
    { ...order, relaxed: true, start: null },
  );
  if (solved.status !== 'optimal') return null;
  return rows.map((row, at) => honest({ ...row, price: solved.duals[pool.length + at]! }));
}
