import type { ProfileTable } from './profile.ts';
import type { Programme } from './programme.ts';

/** What a row of credits holds, each in t: the full year, sums over windows of days, then the twelve months. */
export const MEASURES = { full_year: 0, year: 1, season: 2, year_to_date: 3, season_to_date: 4, months: 5 } as const;

/** Numbers in a row of credits. */
export const ROW = MEASURES.months + 12;

const { year, season, year_to_date: yearToDate, season_to_date: seasonToDate, months } = MEASURES;

/** Days that two ranges (ends excluded) share. */
function overlap(from: number, end: number, otherFrom: number, otherEnd: number): number {
  const first = from > otherFrom ? from : otherFrom;
  const stop = end < otherEnd ? end : otherEnd;
  return stop > first ? stop - first : 0;
}

/**
 * Adds to the row at `offset` what an emission of tonnes[index] t a full year comes to on the days from…end (end excluded,
 * clipped to the axis): month by month, uniform within each, days of the next year with the same shares and the days of their
 * own month. The tonnes stand in an array because a number handed over alone would be boxed, and this is the hottest loop.
 */
export function accrue(
  programme: Programme,
  profiles: ProfileTable,
  profile: number,
  tonnes: Float64Array,
  index: number,
  from: number,
  end: number,
  rows: Float64Array,
  offset: number,
): void {
  const { horizon, seasonFrom, seasonEnd, toDateEnd, monthStart, monthOfDay } = programme;
  const stop = end < horizon ? end : horizon;
  for (let day = from > 0 ? from : 0; day < stop;) {
    const month = monthOfDay[day]!;
    const start = monthStart[month]!;
    const nextStart = monthStart[month + 1]!;
    const until = nextStart < stop ? nextStart : stop;
    const thisYear = month < 12;
    const daily = (tonnes[index]! * profiles[profile * 12 + (thisYear ? month : month - 12)]!) / (nextStart - start);

    if (thisYear) {
      rows[offset + months + month]! += daily * (until - day);
      rows[offset + year]! += daily * (until - day);
      rows[offset + yearToDate]! += daily * overlap(day, until, 0, toDateEnd);
    }
    rows[offset + season]! += daily * overlap(day, until, seasonFrom, seasonEnd);
    rows[offset + seasonToDate]! +=
      daily * overlap(day, until, seasonFrom, seasonEnd < toDateEnd ? seasonEnd : toDateEnd);
    day = until;
  }
}
