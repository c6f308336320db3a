import type { TargetOutcome } from '../outcome.ts';
import type { Portfolio } from '../portfolio.ts';
import type { SourceRows } from './compile-bases.ts';
import type { Columns } from './columns.ts';
import { type CompiledTarget, compileTargets } from './compile-targets.ts';
import { compilePortfolio } from './compile.ts';
import { fillLedger, type Ledger, openLedger } from './ledger.ts';
import type { ProjectState } from './project-state.ts';
import { baselineScene, type Scene } from './scene.ts';
import { standings } from './standings.ts';

/** A portfolio ready to be evaluated again and again. */
export interface Compiled {
  readonly columns: Columns;
  readonly scene: Scene;
  readonly targets: readonly CompiledTarget[];
}

/** The figures of an evaluation as columns; `build-outcome.ts` turns them into objects or text. */
export interface Evaluation {
  readonly ledger: Ledger;
  readonly targets: readonly TargetOutcome[];
}

/** Compiles a valid portfolio and its targets; `states` are its projects under a scenario, the baseline when left out. */
export function compile(portfolio: Portfolio, states?: readonly ProjectState[], sources?: SourceRows): Compiled {
  const columns = compilePortfolio(portfolio, states, sources);
  return { columns, scene: baselineScene(columns), targets: compileTargets(portfolio, columns) };
}

/** A ledger to evaluate into; reusing one saves its memory, and what it held before is gone. */
export function ledgerFor({ columns, scene, targets }: Compiled): Ledger {
  const restrictions = targets.map((target) => target.restriction).filter((restriction) => restriction !== null);
  return openLedger(columns, scene, restrictions);
}

/** Evaluates a compiled portfolio into a ledger of its own, or into one made for it before. */
export function evaluateColumns(compiled: Compiled, ledger: Ledger = ledgerFor(compiled)): Evaluation {
  fillLedger(ledger);
  return { ledger, targets: standings(ledger, compiled.targets) };
}
