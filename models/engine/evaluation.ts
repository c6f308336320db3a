import type { TargetOutcome } from '../outcome.ts';
import type { Portfolio } from '../portfolio.ts';
import type { Columns } from './columns.ts';
import { type CompiledTarget, compileTargets } from './compile-targets.ts';
import { compilePortfolio } from './compile.ts';
import { fillLedger, type Ledger } from './ledger.ts';
import type { ProjectState } from './project-state.ts';
import { standings } from './standings.ts';

/** A portfolio ready to be evaluated again and again. */
export interface Compiled {
  readonly columns: Columns;
  readonly targets: readonly CompiledTarget[];
}

/** The figures of an evaluation as columns; `outcome` files turn them into objects or text. */
export interface Evaluation {
  readonly ledger: Ledger;
  readonly targets: readonly TargetOutcome[];
}

/** Compiles a valid portfolio and its targets; `states` are its projects under a scenario, the baseline when left out. */
export function compile(portfolio: Portfolio, states?: readonly ProjectState[]): Compiled {
  const columns = compilePortfolio(portfolio, states);
  return { columns, targets: compileTargets(portfolio, columns) };
}

/** Evaluates a compiled portfolio. */
export function evaluateColumns({ columns, targets }: Compiled): Evaluation {
  const restrictions = targets.map((target) => target.restriction).filter((restriction) => restriction !== null);
  const ledger = fillLedger(columns, restrictions);
  return { ledger, targets: standings(ledger, targets) };
}
