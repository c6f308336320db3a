import { daysBetween } from '../words/day.ts';

/** A mark on the way of a project: when it is due, when it was handed in. */
export interface Milestone {
  readonly name: string;
  readonly due: string;
  readonly done: string | null;
  /** Without it the project cannot be accepted. */
  readonly required: boolean;
}

/** 未到期, 按期 (done by its day), 逾期 (its day passed without it), 完成 (done after its day). */
export type MilestoneState = 'not-due' | 'on-time' | 'late' | 'done-late';

export function milestoneState({ due, done }: Milestone, day: string): MilestoneState {
  if (done !== null && done <= day) return done <= due ? 'on-time' : 'done-late';
  return day > due ? 'late' : 'not-due';
}

/** Days a milestone is late; 0 when it is done or not yet due. */
export function milestoneLate(milestone: Milestone, day: string): number {
  return milestoneState(milestone, day) === 'late' ? daysBetween(milestone.due, day) : 0;
}
