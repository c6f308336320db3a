import type { Programme } from './programme.ts';

/** Monthly shares of many profiles, twelve numbers each. Row 0 is the default: days of the month ÷ days of the year. */
export interface ProfileTable {
  /** Share of the year emitted in month m of profile p, at p·12 + m. */
  readonly shares: Float64Array;
  /** Share of the year emitted before month m of profile p, at p·12 + m. */
  readonly before: Float64Array;
}

export const DEFAULT_PROFILE = 0;

/** How far twelve shares may be from summing to 1 before they are a fault. */
export const PROFILE_TOLERANCE = 1e-6;

/** Normalises profiles (each twelve non-negative shares that sum to about 1) into a table, the default first. */
export function tabulateProfiles(programme: Programme, profiles: readonly (readonly number[])[]): ProfileTable {
  const size = (profiles.length + 1) * 12;
  const table = { shares: new Float64Array(size), before: new Float64Array(size) };
  const months = Array.from({ length: 12 }, (_, m) => programme.monthStart[m + 1]! - programme.monthStart[m]!);
  fillRow(table, DEFAULT_PROFILE, months);
  for (const [index, profile] of profiles.entries()) fillRow(table, index + 1, profile);
  return table;
}

function fillRow(table: ProfileTable, row: number, weights: readonly number[]): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  let before = 0;
  for (let month = 0; month < 12; month++) {
    const share = weights[month]! / sum;
    // Exactly 1 after the last month that emits, so that rounding credits nothing to a month without emission.
    table.before[row * 12 + month] = month > last ? 1 : before;
    table.shares[row * 12 + month] = share;
    before += share;
  }
}

/**
 * Share of a year's emission that falls on the days from…end (end excluded) of the axis, emission being uniform within each
 * month. Days of the next year use the same shares with the days of their own month. 0 when the range is empty.
 */
export function shareBetween(
  table: ProfileTable,
  profile: number,
  programme: Programme,
  from: number,
  end: number,
): number {
  if (end <= from) return 0;
  const { monthStart, monthOfDay } = programme;
  const row = profile * 12;
  const first = monthOfDay[from]!;
  const last = monthOfDay[end]!;
  const startOfLast = monthStart[last]!;
  const shareOfFirst = table.shares[row + (first % 12)]!;
  const endOfFirst = monthStart[first + 1]!;
  const daysOfFirst = endOfFirst - monthStart[first]!;
  if (first === last) return (shareOfFirst * (end - from)) / daysOfFirst;

  const head = (shareOfFirst * (endOfFirst - from)) / daysOfFirst;
  const middle = sharesBefore(table, row, last) - sharesBefore(table, row, first + 1);
  const daysOfLast = monthStart[last + 1]! - startOfLast;
  const tail = (table.shares[row + (last % 12)]! * (end - startOfLast)) / daysOfLast;
  return head + middle + tail;
}

function sharesBefore(table: ProfileTable, row: number, month: number): number {
  return Math.floor(month / 12) + table.before[row + (month % 12)]!;
}
