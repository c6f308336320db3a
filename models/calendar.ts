/** Calendar days are text `YYYY-MM-DD` outside and whole day numbers (0 = 1970-01-01) inside; never timestamps, never a time zone. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS_OF_ERA = 146_097; // 400 Gregorian years
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

/** Whether a year of the Gregorian calendar has 366 days. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a year: 365 or 366. */
export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** Days of a month (0 = January). */
export function daysInMonth(year: number, month: number): number {
  return month === 1 && isLeapYear(year) ? 29 : MONTH_DAYS[month]!;
}

/** Whether a text is a day that exists: `2023-02-30` is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const [year, month, day] = split(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month - 1);
}

/** Day number of a day that exists; what `isDay` refuses gives a meaningless number. */
export function dayNumber(day: Day): number {
  const [year, month, dayOfMonth] = split(day);
  return dayNumberOf(year, month - 1, dayOfMonth);
}

/** Day number of year, month (0 = January, may run past 11 or below 0) and day of the month. */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): number {
  // Civil calendar counted from 1 March, so that the leap day is the last of its year.
  const y = year + Math.floor((month - 2) / 12);
  const m = (((month - 2) % 12) + 12) % 12;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH_SHIFT;
}

/** Year and month (0 = January) and day of the month of a day number. */
export function dateOf(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = number + EPOCH_SHIFT;
  const era = Math.floor(z / DAYS_OF_ERA);
  const dayOfEra = z - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 2 : m - 10;
  return {
    year: yearOfEra + era * 400 + (month < 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** The day `YYYY-MM-DD` of a day number. */
export function dayText(number: number): Day {
  const { year, month, day } = dateOf(number);
  return `${padded(year, 4)}-${padded(month + 1, 2)}-${padded(day, 2)}`;
}

/** The day a whole number of days after (before, when negative) another. */
export function addDays(day: Day, days: number): Day {
  return dayText(dayNumber(day) + days);
}

function split(day: Day): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
