import loadHighs from 'highs';
import type { LinearModel, Solved, SolveOrder, Solver } from '../../../models/choice/solver.ts';

type Highs = Awaited<ReturnType<typeof loadHighs>>;
type Model = ReturnType<Highs['createModel']>;

/** Tight enough that what the solver calls feasible is what the engine calls met (1e-9 relative; rows are scaled to 1). */
const TOLERANCE = 1e-9;

/** HiGHS as a solver of the core. It blocks its thread and its memory only grows: for workers only. */
export async function highsSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return (linear, order) => {
    if (linear.cost.length === 0) return withoutColumns(linear);
    const model = highs.createModel(modelData(highs, linear, order));
    try {
      return run(highs, model, linear, order);
    } finally {
      model.dispose();
    }
  };
}

function modelData(highs: Highs, linear: LinearModel, { relaxed }: SolveOrder) {
  const { objectiveSense } = highs.constants;
  const numCols = linear.cost.length;
  const numRows = linear.rowLower.length;
  return {
    numCols,
    numRows,
    sense: linear.maximise ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: linear.cost,
    colLower: linear.columnLower,
    colUpper: linear.columnUpper,
    rowLower: linear.rowLower,
    rowUpper: linear.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: linear.starts,
      indices: linear.indices,
      values: linear.values,
    },
    // 1 means whole in both.
    ...(relaxed ? {} : { integrality: Int32Array.from(linear.whole) }),
  };
}

function run(highs: Highs, model: Model, linear: LinearModel, order: SolveOrder): Solved {
  model.options.set({
    output_flag: false,
    random_seed: 2023,
    time_limit: order.seconds,
    primal_feasibility_tolerance: TOLERANCE,
    dual_feasibility_tolerance: TOLERANCE,
    mip_feasibility_tolerance: TOLERANCE,
    mip_rel_gap: order.relativeGap,
    mip_abs_gap: TOLERANCE,
    ...(order.nodes === 0 ? {} : { mip_max_nodes: order.nodes }),
  });
  if (order.start !== null && order.start.length === linear.cost.length) model.setSolution({ colValue: order.start });
  model.run();
  return solvedOf(highs, model, order);
}

function solvedOf(highs: Highs, model: Model, { relaxed }: SolveOrder): Solved {
  const { modelStatus, solutionStatus } = highs.constants;
  const status = model.getModelStatus();
  const feasible = model.info.get('primal_solution_status') === solutionStatus.feasible;
  const { colValue, colDual, rowDual } = model.getSolution();
  const objective = model.getObjectiveValue();
  return {
    status: statusOf(),
    values: colValue,
    duals: rowDual,
    reducedCosts: colDual,
    objective,
    bound: relaxed ? objective : Number(model.info.get('mip_dual_bound')),
    seconds: model.getRunTime(),
  };

  function statusOf(): Solved['status'] {
    if (status === modelStatus.optimal) return 'optimal';
    if (status === modelStatus.infeasible) return 'infeasible';
    return feasible ? 'feasible' : 'unknown';
  }
}

/** Nothing to decide: the rows hold or they do not. */
function withoutColumns({ rowLower, rowUpper }: LinearModel): Solved {
  const holds = rowLower.every((lower, row) => lower <= TOLERANCE && rowUpper[row]! >= -TOLERANCE);
  const nothing = new Float64Array(0);
  const duals = new Float64Array(rowLower.length);
  const status = holds ? 'optimal' : 'infeasible';
  return { status, values: nothing, duals, reducedCosts: nothing, objective: 0, bound: 0, seconds: 0 };
}
