// The engine as the laws call it: plain JSON in, outcome out.
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { PortfolioJson } from '../reference/portfolio-json.ts';

/** Throws on a fault: a portfolio the laws draw is valid. */
export function evaluateJson(portfolio: PortfolioJson, scenario: string | null = null): Outcome {
  const parsed = parsePortfolio(portfolio, 'drawn.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return evaluate(parsed.portfolio, scenario);
}
