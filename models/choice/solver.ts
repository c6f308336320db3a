/** A linear programme with some whole columns, rows sparse: what a solver is handed. Infinity bounds nothing. */
export interface LinearModel {
  readonly maximise: boolean;
  readonly cost: Float64Array;
  /** Decides between what comes to the same cost, the less the better. Lists look at it, a solver does not. */
  readonly second?: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where a column takes whole numbers only. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** 1 where a row says which few columns go together (a source, alternatives), 0 where it adds up over many. */
  readonly local: Uint8Array;
  /** Where each row's entries start in `indices` and `values`; one more number ends the last. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** How far to go: `relativeGap` as a fraction, time in seconds, 0 nodes for no limit. */
export interface SolveOrder {
  /** Takes whole columns as if they were not: gives duals. */
  readonly relaxed: boolean;
  readonly relativeGap: number;
  readonly seconds: number;
  readonly nodes: number;
  /** A solution to begin with. */
  readonly start: Float64Array | null;
}

/**
 * What came of it. `optimal`: within the gap asked for; `feasible`: stopped with a solution; `unknown`: stopped without one.
 * `bound` is proven: no solution is better. `duals` per row, of a relaxed solve only.
 */
export interface Solved {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  readonly values: Float64Array;
  readonly duals: Float64Array;
  /** Per column, of a relaxed solve only. */
  readonly reducedCosts: Float64Array;
  readonly objective: number;
  readonly bound: number;
  /** Nothing that comes to the same has a smaller second cost. */
  readonly settled?: boolean;
  readonly seconds: number;
}

/** Solves one model. Injected: the core knows no solver. The same model and order give the same answer. */
export type Solver = (model: LinearModel, order: SolveOrder) => Solved;
