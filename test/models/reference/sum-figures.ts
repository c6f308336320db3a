// Section 6 of the model: sums of credited figures over projects and zones, and a zone's own inventory over the season.
import { shareOfDay, sharesOf } from './daily-share.ts';
import { zeroFigures } from './ledger-of-book.ts';
import type { ByPollutant, Figures } from './outcome-json.ts';
import type { PortfolioJson, ZoneJson } from './portfolio-json.ts';
import type { Span } from './timing.ts';

function add(sum: Figures, more: Figures): void {
  sum.full_year += more.full_year;
  sum.year += more.year;
  sum.season += more.season;
  for (let month = 0; month < 12; month++) sum.months[month]! += more.months[month]!;
  if (sum.year_to_date !== undefined) sum.year_to_date += more.year_to_date!;
  if (sum.season_to_date !== undefined) sum.season_to_date += more.season_to_date!;
}

export function sumFigures(parts: ByPollutant[], portfolio: PortfolioJson): ByPollutant {
  const sums: ByPollutant = {};
  for (const part of parts) {
    for (const [pollutant, figures] of Object.entries(part)) {
      sums[pollutant] ??= zeroFigures(portfolio);
      add(sums[pollutant], figures);
    }
  }
  return sums;
}

/** Tonnes of each pollutant the zone's own inventory emits over the days of the season. */
export function baseSeasonOf(zone: ZoneJson, portfolio: PortfolioJson, span: Span): Record<string, number> {
  const emitted: Record<string, number> = {};
  for (const [pollutant, base] of Object.entries(zone.base ?? {})) {
    const shares = sharesOf(base.profile, portfolio.year);
    let tonnes = 0;
    for (const day of span.season) tonnes += base.tonnes * shareOfDay(shares, day);
    emitted[pollutant] = tonnes;
  }
  return emitted;
}
