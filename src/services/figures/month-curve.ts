import type { Outcome } from '../../../models/outcome.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { addDays, daysInMonth } from '../../words/day.ts';

/** How book planned grew through a period, from the months a run stored. */
export interface MonthCurve {
  readonly from: string;
  readonly to: string;
  readonly points: readonly { readonly day: string; readonly tonnes: number }[];
}

/**
 * Cumulative tonnes of book planned at the ends of months: through the season when it is made of whole months of the programme
 * year, else through the year; so every point is a sum of stored months and nothing is estimated.
 */
export function monthCurve(
  outcome: Outcome,
  pollutant: Pollutant,
  programme: { readonly year: number; readonly season_from: string; readonly season_to: string },
): MonthCurve {
  const { from, to } = wholeMonths(programme) ?? { from: `${programme.year}-01-01`, to: `${programme.year}-12-31` };
  const months = outcome.totals.planned[pollutant]?.months ?? [];
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  let sum = 0;
  const points = Array.from({ length: last - first + 1 }, (_, index) => {
    sum += months[first - 1 + index] ?? 0;
    return { day: lastDay(programme.year, first + index), tonnes: sum };
  });
  return { from, to, points };
}

/** Is the season made of whole months of the programme year? Then sums of stored months are exact. */
export function isWholeMonths(programme: Parameters<typeof monthCurve>[2]): boolean {
  return wholeMonths(programme) !== null;
}

function wholeMonths({ year, season_from: from, season_to: to }: Parameters<typeof monthCurve>[2]) {
  const inYear = from.startsWith(`${year}-`) && to.startsWith(`${year}-`);
  return inYear && from.endsWith('-01') && addDays(to, 1).endsWith('-01') ? { from, to } : null;
}

function lastDay(year: number, month: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(daysInMonth(year, month))}`;
}
