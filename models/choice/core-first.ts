import { gapOf } from './gap.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** Yes-or-no columns left open in the first try; each further try leaves twice as many. */
const OPEN = 400;
const TRIES = 3;
/** Nodes a try may take: enough for a good plan, which the last step then proves or improves. */
const TRY_NODES = 800;
/** What is known as near to the relaxation as this leaves little to find: the core need not be tried. */
const NEAR = 3e-3;

/** A solution that is known already. */
export interface Known {
  readonly values: Float64Array;
  readonly objective: number;
}

/**
 * Solves a large programme from its core: most columns are plain from the relaxation, so those whose reduced cost is small are decided
 * first, the rest as the relaxation has them. What that finds bounds the optimum: a column whose reduced cost exceeds the distance to
 * the relaxation cannot be otherwise in anything better, and the programme without them is small enough to be solved outright.
 */
export function solveFromCore(
  solver: Solver,
  model: LinearModel,
  relaxed: Solved,
  order: SolveOrder,
  known: Known | null = null,
): Solved {
  let left = order.seconds;
  const run = (tried: LinearModel, how: Partial<SolveOrder>): Solved => {
    const solved = solver(tried, {
      ...order,
      ...how,
      seconds: Math.max(left, 0.01),
    });
    left -= solved.seconds;
    return solved;
  };
  const spent = (solved: Solved): Solved => ({
    ...solved,
    seconds: order.seconds - left,
  });
  const tried =
    known !== null && gapOf(known.objective, relaxed.objective) <= NEAR ? null : tryCores(model, relaxed, run);
  const found = tried === null || (known !== null && isBetter(model, known.objective, tried.objective)) ? known : tried;
  if (found === null) return spent(run(model, {}));
  const distance = Math.abs(found.objective - relaxed.objective);
  const proven = reduced(model, relaxed, distance * (1 + 1e-6) + 1e-7);
  const last = run(proven, { start: found.values });
  // Whatever was left out of the last programme is no better than what had been found.
  const better = last.status === 'optimal' || last.status === 'feasible' ? last : null;
  const best = better !== null && isBetter(model, better.objective, found.objective) ? better : found;
  const inner = last.status === 'infeasible' ? best.objective : better === null ? relaxed.objective : last.bound;
  // Stopped early, the solver may know less than the relaxation does.
  const bound = model.maximise
    ? Math.max(Math.min(inner, relaxed.objective), best.objective)
    : Math.min(Math.max(inner, relaxed.objective), best.objective);
  const status = last.status === 'optimal' || last.status === 'infeasible' ? 'optimal' : 'feasible';
  return spent({
    ...last,
    values: best.values,
    objective: best.objective,
    bound,
    status,
  });
}

function tryCores(
  model: LinearModel,
  relaxed: Solved,
  run: (model: LinearModel, how: Partial<SolveOrder>) => Solved,
): Solved | null {
  const whole = [...model.whole.keys()].filter((column) => model.whole[column] === 1);
  // A programme no larger than a core is solved as it is.
  if (whole.length <= 2 * OPEN) return null;
  const size = (column: number): number => Math.abs(relaxed.reducedCosts[column]!);
  const ranked = whole.sort((a, b) => size(a) - size(b) || a - b);
  for (let tried = 0; tried < TRIES; tried++) {
    const settled = new Set(ranked.slice(OPEN * 2 ** tried));
    const core = fixed(model, relaxed, (column) => settled.has(column));
    const solved = run(core, {
      nodes: TRY_NODES,
      relativeGap: 5e-4,
      start: null,
    });
    if (solved.status === 'optimal' || solved.status === 'feasible') return solved;
  }
  return null;
}

/** The programme without what cannot be otherwise in anything that is nearer to the relaxation than `distance`. */
function reduced(model: LinearModel, relaxed: Solved, distance: number): LinearModel {
  return fixed(model, relaxed, (column) => Math.abs(relaxed.reducedCosts[column]!) > distance);
}

function fixed(model: LinearModel, { values }: Solved, isFixed: (column: number) => boolean): LinearModel {
  const columnLower = model.columnLower.slice();
  const columnUpper = model.columnUpper.slice();
  for (let column = 0; column < values.length; column++) {
    if (!isFixed(column) || !Number.isFinite(columnUpper[column]!)) continue;
    const nearest = Math.round(values[column]!);
    columnLower[column] = nearest;
    columnUpper[column] = nearest;
  }
  return { ...model, columnLower, columnUpper };
}

function isBetter({ maximise }: LinearModel, one: number, other: number): boolean {
  return maximise ? one > other : one < other;
}
