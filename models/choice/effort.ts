import type { LinearForm } from './linear-form.ts';
import { gapOf, OPTIMAL_GAP } from './gap.ts';
import { solveLarge } from './solve-large.ts';
import type { ModelBuilder } from './model-builder.ts';
import type { LinearModel, Solved, Solver } from './solver.ts';

/** Programmes of at most this many yes-or-no columns are solved to the very optimum. */
const EXACT_COLUMNS = 800;
/** … as long as that takes no more than this many nodes; a count, unlike a clock, is the same on every machine. */
const EXACT_NODES = 4000;

/** How a programme is to be solved. */
export interface How {
  readonly maximise?: boolean;
  /** A solution to begin with. */
  readonly start?: Float64Array | null;
  /** How near the best is near enough, as a fraction; that of a plan called optimal unless said. */
  readonly gap?: number;
  /** To be the least of what comes to the same; only large programmes heed it. */
  readonly second?: LinearForm | undefined;
}

/** Solves programmes one after the other within one time limit. */
export class Effort {
  /** Programmes of more yes-or-no columns than this are large. */
  readonly exactColumns: number;
  readonly #solver: Solver;
  #seconds: number;

  constructor(solver: Solver, seconds: number, exactColumns = EXACT_COLUMNS) {
    this.#solver = solver;
    this.#seconds = seconds;
    this.exactColumns = exactColumns;
  }

  /** Seconds left. */
  get left(): number {
    return this.#seconds;
  }

  /** A part of what is left, so that what comes first leaves something for what follows. */
  share(part: number, exactColumns = this.exactColumns): Effort {
    const own = new Effort((model, order) => this.#run(model, order), this.#seconds * part, exactColumns);
    return own;
  }

  /** The best of a programme. Numbers include the constant of the objective. */
  solve(builder: ModelBuilder, objective: LinearForm, how: How = {}): Solved {
    const { maximise = false, start = null, gap = OPTIMAL_GAP, second } = how;
    const built = builder.build(objective, maximise);
    const model = second === undefined ? built : { ...built, second: builder.build(second, maximise).cost };
    const order = {
      relaxed: false,
      relativeGap: gap,
      seconds: this.#seconds,
      nodes: 0,
      start,
    };
    if (builder.wholeColumns > this.exactColumns) {
      const solved = solveLarge((part, asked) => this.#run(part, asked), model, order);
      return shifted(solved, objective);
    }
    const exact = this.#run(model, {
      ...order,
      relativeGap: 0,
      nodes: EXACT_NODES,
    });
    if (exact.status === 'optimal' || exact.status === 'infeasible') return shifted(exact, objective);
    if (exact.status === 'feasible' && gapOf(exact.objective, exact.bound) <= gap) {
      return shifted({ ...exact, status: 'optimal' }, objective);
    }
    const further = {
      ...order,
      seconds: this.#seconds,
      start: exact.status === 'feasible' ? exact.values : start,
    };
    const last = this.#run(model, further);
    return shifted(last.status === 'unknown' && exact.status === 'feasible' ? exact : last, objective);
  }

  /** The same with every column continuous: duals per row. */
  relax(builder: ModelBuilder, objective: LinearForm, maximise = false): Solved {
    const model = builder.build(objective, maximise);
    const order = {
      relaxed: true,
      relativeGap: 0,
      seconds: this.#seconds,
      nodes: 0,
      start: null,
    };
    return shifted(this.#run(model, order), objective);
  }

  /** One linear programme as if nothing in it were whole. */
  relaxed(model: LinearModel): Solved {
    return this.#run(model, {
      relaxed: true,
      relativeGap: 0,
      seconds: this.#seconds,
      nodes: 0,
      start: null,
    });
  }

  #run(model: Parameters<Solver>[0], order: Parameters<Solver>[1]): Solved {
    if (order.seconds <= 0) return { ...NOTHING, status: 'unknown' };
    const solved = this.#solver(model, {
      ...order,
      seconds: Math.min(order.seconds, this.#seconds),
    });
    this.#seconds -= solved.seconds;
    return solved;
  }
}

const NOTHING: Solved = {
  status: 'unknown',
  values: new Float64Array(0),
  duals: new Float64Array(0),
  reducedCosts: new Float64Array(0),
  objective: NaN,
  bound: NaN,
  seconds: 0,
};

function shifted(solved: Solved, { constant }: LinearForm): Solved {
  return {
    ...solved,
    objective: solved.objective + constant,
    bound: solved.bound + constant,
  };
}
