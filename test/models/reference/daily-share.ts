// Section 2 of the model: how a yearly mass is spread over days.
import { lengthOfMonth, lengthOfYear, monthOf, yearOf } from './day-text.ts';

/** The twelve shares of a profile, normalised; without one, days of the month over days of the programme year. */
export function sharesOf(profile: number[] | null | undefined, programmeYear: number): number[] {
  const shares: number[] = [];
  for (let month = 1; month <= 12; month++) {
    shares.push(profile ? profile[month - 1]! : lengthOfMonth(programmeYear, month) / lengthOfYear(programmeYear));
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  return profile ? shares.map((share) => share / sum) : shares;
}

/** What part of a yearly mass falls on that day. */
export function shareOfDay(shares: number[], day: string): number {
  return shares[monthOf(day) - 1]! / lengthOfMonth(yearOf(day), monthOf(day));
}
