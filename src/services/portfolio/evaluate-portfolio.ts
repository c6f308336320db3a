import { outcomeJsonChunks } from '../../../models/engine/build-outcome.ts';
import { compile, evaluateColumns } from '../../../models/engine/evaluation.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { applyScenario } from '../../../models/engine/scenario.ts';
import type { Fault } from '../../../models/fault.ts';

export interface EvaluationJob {
  /** A `portfolio/v1` as it came, not yet checked. */
  readonly portfolio: unknown;
  readonly scenario: string | null;
}

/** The outcome as JSON text, or everything wrong with the portfolio. */
export type Evaluation =
  { readonly kind: 'outcome'; readonly json: string } | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Evaluates a portfolio from outside, the same arithmetic as the command line; no database. */
export function evaluatePortfolio({ portfolio, scenario }: EvaluationJob): Evaluation {
  const parsed = parsePortfolio(portfolio, '');
  if (!parsed.ok) return { kind: 'faults', faults: parsed.faults };
  const known = scenario === null || (parsed.portfolio.scenarios ?? []).some(({ id }) => id === scenario);
  if (!known) return { kind: 'faults', faults: [unknownScenario(scenario)] };
  const compiled = compile(parsed.portfolio, applyScenario(parsed.portfolio, scenario));
  return { kind: 'outcome', json: [...outcomeJsonChunks(evaluateColumns(compiled), scenario)].join('') };
}

function unknownScenario(scenario: string): Fault {
  return { file: '', id: null, field: 'scenarios', code: 'unknown-scenario', params: { scenario } };
}
