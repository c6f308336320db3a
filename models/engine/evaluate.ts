import type { Outcome } from '../outcome.ts';
import type { Change, Portfolio } from '../portfolio.ts';
import { buildOutcome } from './build-outcome.ts';
import { compile, evaluateColumns } from './evaluation.ts';
import { baselineStates, type ProjectState } from './project-state.ts';
import { applyChanges, applyScenario } from './scenario.ts';

/**
 * What a valid portfolio achieves, under one of its scenarios or (null) none. A portfolio of a few projects with their
 * sources does too: a project's figures depend only on its own source. Throws when there is no such scenario.
 */
export function evaluate(portfolio: Portfolio, scenarioId: string | null = null): Outcome {
  return evaluateStates(portfolio, applyScenario(portfolio, scenarioId), scenarioId);
}

/** What a valid portfolio achieves under changes that are no saved scenario of it. */
export function evaluateWithChanges(portfolio: Portfolio, changes: readonly Change[]): Outcome {
  return evaluateStates(portfolio, applyChanges(baselineStates(portfolio), changes), null);
}

function evaluateStates(portfolio: Portfolio, states: readonly ProjectState[], scenario: string | null): Outcome {
  return buildOutcome(evaluateColumns(compile(portfolio, states)), scenario);
}
