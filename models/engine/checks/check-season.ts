import { dayNumber } from '../../calendar.ts';
import type { Portfolio } from '../../portfolio.ts';
import type { Draft } from './draft.ts';
import type { Report } from './report.ts';

const LONGEST = 366;

/** The season begins in the programme year and ends in it or the next, at most 366 days later. */
export function checkSeason(portfolio: Draft<Portfolio>, report: Report): void {
  const { year, season } = portfolio;
  const { from, to } = season ?? {};
  if (year === undefined) return;
  const params = { year, nextYear: year + 1 };
  if (from !== undefined && yearOf(from) !== year) report('season.from', 'season-out-of-range', params);
  if (from === undefined || to === undefined) return;
  const days = dayNumber(to) - dayNumber(from) + 1;
  const fits = days >= 1 && days <= LONGEST && yearOf(to) <= year + 1;
  if (!fits) report('season.to', 'season-out-of-range', params);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
