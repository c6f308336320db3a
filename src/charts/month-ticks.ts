import { addDays, daysBetween } from '../words/day.ts';
import type { Translate } from '../words/messages.ts';

export interface MonthTick {
  /** Days from the beginning of the period to the first and past the last day of the month, cut to the period. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The months a period touches, for an axis counted in days. */
export function monthTicks(from: string, to: string, t: Translate): readonly MonthTick[] {
  const length = daysBetween(from, to) + 1;
  const ticks: MonthTick[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to;) {
    const next = `${addDays(first, 31).slice(0, 7)}-01`;
    ticks.push({
      from: Math.max(0, daysBetween(from, first)),
      to: Math.min(length, daysBetween(from, next)),
      text: t('charts.month', { month: Number(first.slice(5, 7)) }),
    });
    first = next;
  }
  return ticks;
}

/** Month and day of a day, as parameters of a message. */
export function shortDay(day: string): { readonly month: number; readonly day: number } {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}
