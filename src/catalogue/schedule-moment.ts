import { addDays, daysInMonth } from '../words/day.ts';

/** When a sheet falls due: on a weekday (1 = Monday … 7 = Sunday), or on a day of the month; in a shorter month on its last day. */
export interface ScheduleRule {
  readonly every: 'week' | 'month';
  readonly on: number;
  /** Time of day of Asia/Shanghai, HH:MM. */
  readonly at: string;
}

/** Weekdays 1–7, days of the month 1–31. */
export const LAST_ON = { week: 7, month: 31 } as const;

/** Is the text a time of day, 00:00 to 23:59? */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The next minute (YYYY-MM-DD HH:MM of Asia/Shanghai) a rule names, strictly later than `after`. */
export function nextMoment(rule: ScheduleRule, after: string): string {
  const day = after.slice(0, 10);
  const first = `${rule.every === 'week' ? weekdayFrom(day, rule.on) : dayOfMonth(day, 0, rule.on)} ${rule.at}`;
  if (first > after) return first;
  return `${rule.every === 'week' ? addDays(first.slice(0, 10), LAST_ON.week) : dayOfMonth(day, 1, rule.on)} ${rule.at}`;
}

/** Of the minutes a rule names from `first` (one of them) on, the last that is not later than `now`. */
export function lastMoment(rule: ScheduleRule, first: string, now: string): string {
  let last = first;
  for (let next = nextMoment(rule, last); next <= now; next = nextMoment(rule, last)) last = next;
  return last;
}

/** Weekday of a day, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || LAST_ON.week;
}

function weekdayFrom(day: string, weekday: number): string {
  return addDays(day, (weekday - weekdayOf(day) + LAST_ON.week) % LAST_ON.week);
}

function dayOfMonth(day: string, monthsLater: number, on: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + monthsLater;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const date = Math.min(on, daysInMonth(year, month));
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
