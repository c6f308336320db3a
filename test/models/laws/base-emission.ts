// What a base emits over the programme year and over the season, summed day by day.
import { shareOfDay, sharesOf } from '../reference/daily-share.ts';
import type { BaseJson, PortfolioJson } from '../reference/portfolio-json.ts';
import { spanOf } from '../reference/timing.ts';

export function baseEmission(base: BaseJson, portfolio: PortfolioJson): { year: number; season: number } {
  const span = spanOf(portfolio);
  const shares = sharesOf(base.profile, portfolio.year);
  const sum = (days: Set<string>) =>
    [...days].reduce((tonnes, day) => tonnes + base.tonnes * shareOfDay(shares, day), 0);
  return { year: sum(span.year), season: sum(span.season) };
}
