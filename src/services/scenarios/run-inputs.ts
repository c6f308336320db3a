import { assumesNothing, withAssumptions, type Assumptions } from '../../../models/engine/assumptions.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { canonicalJson, fingerprintOf } from '../fingerprint.ts';
import type { ScenarioInputs } from './load-scenarios.ts';

/** The programme as a scenario's run reads it: its assumptions laid over it, its chain of changes beside the projects. */
export function portfolioUnder(
  programme: Portfolio,
  { scenarios, assumptions }: Pick<ScenarioInputs, 'scenarios' | 'assumptions'>,
): Portfolio {
  return { ...withAssumptions(programme, assumptions), scenarios };
}

/**
 * The fingerprint of all a run is made from. The assumptions stand beside the programme, not in it: a programme that itself moves to
 * what was assumed gives another run, for the side without the scenario has moved.
 */
export function inputsFingerprint(
  programme: Portfolio,
  { scenarios, assumptions }: Pick<ScenarioInputs, 'scenarios' | 'assumptions'>,
): string {
  const read: Portfolio = { ...programme, scenarios };
  return fingerprintOf(assumesNothing(assumptions) ? read : { programme: read, assumptions });
}

/** Assumptions as a row keeps them, equal ones in equal words; none are null. */
export function assumptionsText(assumptions: Assumptions): string | null {
  return assumesNothing(assumptions) ? null : canonicalJson(assumptions);
}
