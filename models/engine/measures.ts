import type { Columns } from './columns.ts';
import { shareBetween } from './profile.ts';

/** What a row of credits holds, each in t: the full year, sums over windows of days, then the twelve months. */
export const MEASURES = { full_year: 0, year: 1, season: 2, year_to_date: 3, season_to_date: 4, months: 5 } as const;

/** Numbers in a row of credits. */
export const ROW = MEASURES.months + 12;

/** Adds to the row at an offset what a reduction of `tonnes` a full year brings on the days from…end (clipped to the axis). */
export function addDays(
  columns: Columns,
  rows: Float64Array,
  offset: number,
  tonnes: number,
  profile: number,
  from: number,
  end: number,
): void {
  const { programme, profiles } = columns;
  const { days, horizon, seasonFrom, seasonEnd, toDateEnd } = programme;
  const start = Math.max(from, 0);
  const stop = Math.min(end, horizon);
  const within = (windowFrom: number, windowEnd: number): number =>
    tonnes * shareBetween(profiles, profile, programme, Math.max(start, windowFrom), Math.min(stop, windowEnd));

  rows[offset + MEASURES.year]! += within(0, days);
  rows[offset + MEASURES.season]! += within(seasonFrom, seasonEnd);
  if (toDateEnd !== null) {
    rows[offset + MEASURES.year_to_date]! += within(0, Math.min(days, toDateEnd));
    rows[offset + MEASURES.season_to_date]! += within(seasonFrom, Math.min(seasonEnd, toDateEnd));
  }
  addMonths(columns, rows, offset + MEASURES.months, tonnes, profile, start, Math.min(stop, days));
}

function addMonths(
  { programme, profiles }: Columns,
  rows: Float64Array,
  offset: number,
  tonnes: number,
  profile: number,
  from: number,
  end: number,
): void {
  if (end <= from) return;
  const { monthStart, monthOfDay } = programme;
  const last = monthOfDay[end - 1]!;
  for (let month = monthOfDay[from]!; month <= last; month++) {
    const start = monthStart[month]!;
    const stop = monthStart[month + 1]!;
    const covered = (Math.min(end, stop) - Math.max(from, start)) / (stop - start);
    rows[offset + month]! += tonnes * profiles.shares[profile * 12 + month]! * covered;
  }
}
