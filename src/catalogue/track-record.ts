import type { Distribution } from '../../models/portfolio.ts';
import { daysBetween } from '../words/day.ts';

/** One promise: by when a project was to be finished, and what became of it. */
export interface Promised {
  readonly planFinish: string;
  readonly finished: string | null;
  readonly cancelled: boolean;
}

/** How promises that fell due were kept (承诺兑现). */
export interface TrackRecord {
  readonly due: number;
  readonly kept: number;
  readonly cancelled: number;
  /** Days from the planned to the real finish, rising; of what is still open, the days it is late by now. Cancelled ones have none. */
  readonly slips: readonly number[];
}

/** Fewer promises than this say nothing about the next one. */
export const ENOUGH = 8;

/** The record of those promises that were due on a day. */
export function trackRecord(promises: readonly Promised[], asOf: string): TrackRecord {
  const due = promises.filter(({ planFinish }) => planFinish <= asOf);
  const standing = due.filter(({ cancelled }) => !cancelled);
  const slips = standing.map(({ planFinish, finished }) => daysBetween(planFinish, finished ?? asOf));
  return {
    due: due.length,
    kept: standing.filter(({ planFinish, finished }) => finished !== null && finished <= planFinish).length,
    cancelled: due.length - standing.length,
    slips: slips.toSorted((a, b) => a - b),
  };
}

/** A percentile of the slips in days, between neighbours by their distance; null without any. */
export function slipAt({ slips }: TrackRecord, p: number): number | null {
  if (slips.length === 0) return null;
  const at = (slips.length - 1) * p;
  const below = Math.floor(at);
  const [low, high] = [slips[below]!, slips[Math.min(below + 1, slips.length - 1)]!];
  return low + (at - below) * (high - low);
}

/** Days a promise slips on average, those kept early counted as they were; null without any. */
export function meanSlip({ slips }: TrackRecord): number | null {
  return slips.length === 0 ? null : slips.reduce((sum, days) => sum + days, 0) / slips.length;
}

/** What the record says of the next project: delay and failure; null where too little fell due. */
export function estimateFrom(
  record: TrackRecord,
): { readonly delay: Extract<Distribution, { dist: 'triangular' }>; readonly fail: number } | null {
  if (record.due < ENOUGH || record.slips.length === 0) return null;
  const [min, mode, max] = [slipAt(record, 0.05)!, slipAt(record, 0.5)!, slipAt(record, 0.95)!];
  return { delay: { dist: 'triangular', min, mode, max }, fail: record.cancelled / record.due };
}
