import type { Status } from '../../models/vocabulary.ts';
import { addDays, daysBetween } from '../words/day.ts';
import { isFollowed } from './freshness.ts';
import { hasStep, type Workflow } from './workflows.ts';

export interface DueRecord {
  readonly status: Status;
  readonly step: string;
  readonly merged_into: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  readonly finished: string | null;
}

/**
 * The day the next step of a project is due: start, finish, self-check so many days after the finish, as far as its life has them; null when no
 * day is set for it.
 */
export function nextDue(record: DueRecord, selfCheckDays: number, workflow: Workflow): string | null {
  if (!isFollowed(record)) return null;
  if (record.status === 'planned' && hasStep(workflow, 'started')) return record.start ?? record.finish;
  if (record.status === 'planned' || record.status === 'building') return record.finish;
  if (!hasStep(workflow, 'self-checked')) return null;
  if (record.step !== 'finished' || record.finished === null) return null;
  return addDays(record.finished, selfCheckDays);
}

/** Days since the next step was due, negative while it lies ahead. */
export function overdueDays(due: string | null, day: string): number | null {
  return due === null ? null : daysBetween(due, day);
}

/** A class of what is overdue: from so many days to so many, the last without an end. A step due today is not overdue. */
export interface Age {
  readonly from: number;
  readonly to: number | null;
}

/** The classes that end with these days. */
export function agesOf(ends: readonly number[]): readonly Age[] {
  return [...ends, null].map((to, index) => ({ from: (ends[index - 1] ?? 0) + 1, to }));
}
