import { solveFromCore } from './core-first.ts';
import { gapOf } from './gap.ts';
import { solveInParts } from './solve-in-parts.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';

/** Solves a large programme: in parts where it falls apart, else (or where the parts do not fit together well enough) from its core. */
export function solveLarge(solver: Solver, model: LinearModel, order: SolveOrder): Solved {
  const relaxed = solver(model, { ...order, relaxed: true, start: null });
  if (relaxed.status === 'infeasible') return relaxed;
  let left = order.seconds - relaxed.seconds;
  if (relaxed.status !== 'optimal') return solver(model, { ...order, seconds: left });
  const timed: Solver = (part, how) => {
    const solved = solver(part, how);
    left -= solved.seconds;
    return solved;
  };
  const parted = solveInParts(timed, model, relaxed, {
    ...order,
    seconds: left,
  });
  const known = parted?.found ?? null;
  if (known !== null && gapOf(known.objective, parted!.bound) <= order.relativeGap) {
    return {
      ...relaxed,
      ...known,
      bound: parted!.bound,
      status: 'optimal',
      settled: parted!.settled,
      seconds: order.seconds - left,
    };
  }
  const whole = solveFromCore(timed, model, relaxed, { ...order, seconds: Math.max(left, 0.01) }, known);
  const seconds = order.seconds - left;
  if (parted === null || whole.status === 'infeasible' || whole.status === 'unknown') return { ...whole, seconds };
  const bound = model.maximise ? Math.min(whole.bound, parted.bound) : Math.max(whole.bound, parted.bound);
  const status = gapOf(whole.objective, bound) <= order.relativeGap ? 'optimal' : whole.status;
  return { ...whole, bound, status, seconds };
}
