import { dateOf, dayNumber, dayNumberOf, daysInMonth, daysInYear } from '../calendar.ts';
import type { Portfolio } from '../portfolio.ts';

/**
 * The time axis of an evaluation. Day 0 is 1 January of the programme year, every range ends before its `end`, and the
 * axis reaches to the later of 31 December and the season's last day, so it may run into the next year.
 */
export interface Programme {
  /** Day number (`calendar.ts`) of day 0. */
  readonly start: number;
  /** Days of the programme year, 365 or 366. */
  readonly days: number;
  /** First day that belongs to nothing: the end of the axis. */
  readonly horizon: number;
  readonly seasonFrom: number;
  readonly seasonEnd: number;
  /** Whether the portfolio has `as_of`, and the day after it (0 without one). */
  readonly hasToDate: boolean;
  readonly toDateEnd: number;
  /** First day of the months 0…24 of this and the next year. */
  readonly monthStart: Int32Array;
  /** Month 0…24 of each day 0…horizon. */
  readonly monthOfDay: Uint8Array;
  /** Null counts from the day itself, n from the first day of the n-th month after. */
  readonly monthsAfter: number | null;
}

/** Lays out the time axis of a valid portfolio. */
export function layOutProgramme(portfolio: Portfolio): Programme {
  const { year, season, as_of: asOf, counting } = portfolio;
  const start = dayNumberOf(year, 0, 1);
  const days = daysInYear(year);
  const seasonEnd = dayNumber(season.to) - start + 1;
  const horizon = Math.max(days, seasonEnd);

  const monthStart = new Int32Array(26);
  for (let month = 0; month < 25; month++) {
    monthStart[month + 1] = monthStart[month]! + daysInMonth(year + Math.floor(month / 12), month % 12);
  }
  const monthOfDay = new Uint8Array(horizon + 1);
  for (let day = 0, month = 0; day <= horizon; day++) {
    if (day === monthStart[month + 1]) month++;
    monthOfDay[day] = month;
  }

  return {
    start,
    days,
    horizon,
    seasonFrom: dayNumber(season.from) - start,
    seasonEnd,
    hasToDate: asOf != null,
    toDateEnd: asOf == null ? 0 : dayNumber(asOf) - start + 1,
    monthStart,
    monthOfDay,
    monthsAfter: counting == null || counting === 'day' ? null : counting.months_after,
  };
}

/** The first day that counts of something effective on a day of the axis (both may lie before day 0). */
export function firstCountingDay(programme: Programme, effective: number): number {
  if (programme.monthsAfter === null) return effective;
  const { year, month } = dateOf(effective + programme.start);
  return dayNumberOf(year, month + programme.monthsAfter, 1) - programme.start;
}
