import type { Status } from '../../models/vocabulary.ts';
import { addDays, daysBetween } from '../words/day.ts';
import { isFollowed } from './freshness.ts';

export interface DueRecord {
  readonly status: Status;
  readonly step: string;
  readonly merged_into: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  readonly finished: string | null;
}

/** The day the next step of a project is due: start, finish, self-check so many days after the finish; null when no day is set for it. */
export function nextDue(record: DueRecord, selfCheckDays: number): string | null {
  if (!isFollowed(record)) return null;
  if (record.status === 'planned') return record.start ?? record.finish;
  if (record.status === 'building') return record.finish;
  if (record.step !== 'finished' || record.finished === null) return null;
  return addDays(record.finished, selfCheckDays);
}

/** Days since the next step was due, negative while it lies ahead. */
export function overdueDays(due: string | null, day: string): number | null {
  return due === null ? null : daysBetween(due, day);
}

/** Ageing of what is overdue, in days; the last has no end. A step due today is not overdue. */
export const AGES = [
  { id: 'late-7', from: 1, to: 7 },
  { id: 'late-30', from: 8, to: 30 },
  { id: 'late-90', from: 31, to: 90 },
  { id: 'late-over', from: 91, to: null },
] as const;

/** Due soon: within so many days, today included. */
export const SOON = [7, 15, 30] as const;
