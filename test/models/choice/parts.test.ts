import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Effort } from '../../../models/choice/effort.ts';
import { rowHolds, separate } from '../../../models/choice/separate.ts';
import { solveInParts } from '../../../models/choice/solve-in-parts.ts';
import { solveLarge } from '../../../models/choice/solve-large.ts';
import type { LinearModel, Solver } from '../../../models/choice/solver.ts';
import { targetSets } from '../../../models/choice/target-sets.ts';
import { highsSolver } from '../../../src/services/plans/highs-solver.ts';

const ORDER = {
  relaxed: false,
  relativeGap: 1e-4,
  seconds: 10,
  nodes: 0,
  start: null,
};
const PARTS = 3;
const COLUMNS = 4;

/** Three zones of four candidates each, a target per zone, one budget over all of them. */
const programme = fc
  .record({
    cost: fc.array(fc.integer({ min: 1, max: 40 }), {
      minLength: PARTS * COLUMNS,
      maxLength: PARTS * COLUMNS,
    }),
    brings: fc.array(fc.integer({ min: 1, max: 20 }), {
      minLength: PARTS * COLUMNS,
      maxLength: PARTS * COLUMNS,
    }),
    capital: fc.array(fc.integer({ min: 1, max: 30 }), {
      minLength: PARTS * COLUMNS,
      maxLength: PARTS * COLUMNS,
    }),
    asked: fc.array(fc.integer({ min: 1, max: 12 }), {
      minLength: PARTS,
      maxLength: PARTS,
    }),
    budget: fc.integer({ min: 40, max: 200 }),
  })
  .map(({ cost, brings, capital, asked, budget }): LinearModel => {
    const most = Math.max(...brings);
    const wide = Math.max(...capital);
    return {
      maximise: false,
      cost: Float64Array.from(cost),
      columnLower: new Float64Array(cost.length),
      columnUpper: new Float64Array(cost.length).fill(1),
      whole: new Uint8Array(cost.length).fill(1),
      rowLower: Float64Array.from([...asked.map((tonnes) => tonnes / most), -Infinity]),
      rowUpper: Float64Array.from([...asked.map(() => Infinity), budget / wide]),
      local: new Uint8Array(PARTS + 1),
      starts: Int32Array.from([...Array.from({ length: PARTS + 1 }, (_, part) => part * COLUMNS), 2 * cost.length]),
      indices: Int32Array.from([...cost.keys(), ...cost.keys()]),
      values: Float64Array.from([...brings.map((tonnes) => tonnes / most), ...capital.map((money) => money / wide)]),
    };
  });

describe('a programme of zones under one budget', () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await highsSolver();
  });

  it('falls apart into its zones once the budget is left out', () => {
    fc.assert(
      fc.property(programme, (model) => {
        expect(separate(model, new Set()).map(({ columns }) => columns.length)).toEqual([PARTS * COLUMNS]);
        const parts = separate(model, new Set([PARTS]));
        expect(parts.map(({ columns }) => columns)).toEqual([
          [0, 1, 2, 3],
          [4, 5, 6, 7],
          [8, 9, 10, 11],
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('is bounded by what its zones prove, and what they find side by side keeps the budget', () => {
    fc.assert(
      fc.property(programme, (model) => {
        const best = cheapestOfAll(model);
        const relaxed = solver(model, { ...ORDER, relaxed: true });
        if (relaxed.status !== 'optimal') return;
        const parted = solveInParts(solver, model, relaxed, ORDER)!;
        expect(parted.bound).toBeLessThanOrEqual(best + 1e-6);
        if (parted.found === null) return;
        expect(holds(model, parted.found.values)).toBe(true);
        expect(parted.found.objective).toBeGreaterThanOrEqual(best - 1e-6);
      }),
    );
  });

  it('comes to the same optimum as trying every way', () => {
    fc.assert(
      fc.property(programme, (model) => {
        const best = cheapestOfAll(model);
        const solved = solveLarge(solver, model, ORDER);
        if (best === Infinity) expect(solved.status).toBe('infeasible');
        else expect(Math.abs(solved.objective - best)).toBeLessThanOrEqual(1e-4 * best + 1e-6);
      }),
    );
  });
});

describe('which zones’ targets a budget lets be met together', () => {
  it('names every set of targets that some way meets', async () => {
    const solver = await highsSolver();
    fc.assert(
      fc.property(programme, (model) => {
        const rows = Array.from({ length: PARTS }, (_, row) => [row]);
        const sets = targetSets(model, rows, new Effort(solver, 10))!;
        const named = new Set(sets.map(({ targets }) => targets.toSorted().join()));
        for (const met of metSets(model)) expect(named).toContain(met);
        const sizes = sets.map(({ targets }) => targets.length);
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      }),
      { numRuns: 40 },
    );
  });
});

/** The sets of targets that ways within the budget meet. */
function metSets(model: LinearModel): ReadonlySet<string> {
  const found = new Set<string>();
  const values = new Float64Array(model.cost.length);
  for (let ways = 0; ways < 2 ** values.length; ways++) {
    for (const column of values.keys()) values[column] = (ways >> column) & 1;
    const met = [...Array(PARTS).keys()].filter((row) => rowHolds(model, row, values));
    if (rowHolds(model, PARTS, values)) found.add(met.join());
  }
  return found;
}

function cheapestOfAll(model: LinearModel): number {
  let best = Infinity;
  const values = new Float64Array(model.cost.length);
  for (let ways = 0; ways < 2 ** values.length; ways++) {
    for (const column of values.keys()) values[column] = (ways >> column) & 1;
    const cost = values.reduce((sum, value, column) => sum + value * model.cost[column]!, 0);
    if (cost < best && holds(model, values)) best = cost;
  }
  return best;
}

function holds({ rowLower, rowUpper, starts, indices, values }: LinearModel, columns: Float64Array): boolean {
  return [...rowLower.keys()].every((row) => {
    let sum = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += values[at]! * columns[indices[at]!]!;
    return sum >= rowLower[row]! - 1e-9 && sum <= rowUpper[row]! + 1e-9;
  });
}
