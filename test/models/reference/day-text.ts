// Calendar arithmetic on days written as text, one day at a time. Shares nothing with models/calendar.ts on purpose.
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Month of a day, 1 to 12. */
export const monthOf = (day: string): number => Number(day.slice(5, 7));

export const writeDay = (year: number, month: number, dayOfMonth: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;

/** Length of a month (1 to 12) of that year in days. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return LENGTHS[month - 1]!;
}

export const lengthOfYear = (year: number): number => (isLeapYear(year) ? 366 : 365);

function dayAfter(day: string): string {
  const [year, month, dayOfMonth] = [yearOf(day), monthOf(day), Number(day.slice(8, 10))];
  if (dayOfMonth < lengthOfMonth(year, month)) return writeDay(year, month, dayOfMonth + 1);
  if (month < 12) return writeDay(year, month + 1, 1);
  return writeDay(year + 1, 1, 1);
}

function dayBefore(day: string): string {
  const [year, month, dayOfMonth] = [yearOf(day), monthOf(day), Number(day.slice(8, 10))];
  if (dayOfMonth > 1) return writeDay(year, month, dayOfMonth - 1);
  if (month > 1) return writeDay(year, month - 1, lengthOfMonth(year, month - 1));
  return writeDay(year - 1, 12, 31);
}

/** The day `count` days later, or earlier when `count` is negative. */
export function shiftDay(day: string, count: number): string {
  let shifted = day;
  for (let i = 0; i < count; i++) shifted = dayAfter(shifted);
  for (let i = 0; i > count; i--) shifted = dayBefore(shifted);
  return shifted;
}

/** First day of the n-th month after the month of `day`. */
export function firstOfMonthAfter(day: string, months: number): string {
  let year = yearOf(day);
  let month = monthOf(day);
  for (let i = 0; i < months; i++) {
    month += 1;
    if (month === 13) {
      month = 1;
      year += 1;
    }
  }
  return writeDay(year, month, 1);
}

/** Every day from `from` to `to`, both included. */
export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}
