import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { faultLine } from '../../../models/fault.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { lastSafeDays, type SafeDay } from '../../../models/timing/last-safe-days.ts';

/** The last safe days of a stored programme; saving refuses what the model would not take, so that a fault here is ours: it throws. */
export function safeDaysOfPortfolio(portfolio: Portfolio): readonly SafeDay[] {
  const parsed = parsePortfolio(portfolio, portfolio.name ?? '');
  if (!parsed.ok) throw new Error(`the stored programme is at fault: ${parsed.faults.map(faultLine).join('; ')}`);
  return lastSafeDays(parsed.portfolio);
}
