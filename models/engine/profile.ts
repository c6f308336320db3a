import type { Programme } from './programme.ts';

/** Monthly shares of many profiles: the share of month m of profile p at p·12 + m. Row 0 is the default profile. */
export type ProfileTable = Float64Array;

/** Row of the default profile: days of the month ÷ days of the programme year. */
export const DEFAULT_PROFILE = 0;

/** How far twelve shares may be from summing to 1 before they are a fault. */
export const PROFILE_TOLERANCE = 1e-6;

/** Normalises profiles (each twelve non-negative shares that sum to about 1) into a table, the default first. */
export function tabulateProfiles(programme: Programme, profiles: readonly (readonly number[])[]): ProfileTable {
  const table = new Float64Array((profiles.length + 1) * 12);
  const monthDays = Array.from({ length: 12 }, (_, m) => programme.monthStart[m + 1]! - programme.monthStart[m]!);
  table.set(normalised(monthDays), DEFAULT_PROFILE);
  for (const [index, profile] of profiles.entries()) table.set(normalised(profile), (index + 1) * 12);
  return table;
}

function normalised(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
