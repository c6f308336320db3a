import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { faultLine, type Fault } from '../../../models/fault.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';

/** What a portfolio out of the database achieves. Saving refuses whatever the model would not take, so that a fault here is ours: it throws. */
export function checkedOutcome(portfolio: Portfolio): Outcome {
  const tried = tryOutcome(portfolio);
  if (!tried.ok) throw new Error(`the stored programme is at fault: ${tried.faults.map(faultLine).join('; ')}`);
  return tried.outcome;
}

/** What a portfolio with something new in it achieves, or what the model has against it. */
export function tryOutcome(
  portfolio: Portfolio,
): { readonly ok: true; readonly outcome: Outcome } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const parsed = parsePortfolio(portfolio, portfolio.name ?? '');
  if (!parsed.ok) return parsed;
  return { ok: true, outcome: evaluate(parsed.portfolio) };
}
