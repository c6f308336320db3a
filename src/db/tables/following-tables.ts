import type { OfProject } from './project-tables.ts';

/** What following keeps of a project beside its record. */
export interface ProjectFollowingTable extends OfProject {
  /** Day of the last statement about progress, and who made it. */
  spoken: string;
  spoken_by: string;
  /** Day of the last report; null = never. */
  reported: string | null;
  override_colour: 'red' | 'yellow' | 'green' | null;
  override_reason: string | null;
  override_by: string | null;
  override_from: string | null;
  override_until: string | null;
  version: number;
}

/** A dated statement about progress; money in 分, texts of the person who reports. */
export interface ProgressReportsTable extends OfProject {
  seq: number;
  day: string;
  progress: number | null;
  spent_fen: number | null;
  /** What was done in the period. */
  done: string | null;
  problem: string | null;
  next_step: string | null;
  /** 本期无变化. */
  unchanged: 0 | 1;
  /** Why a closed month was corrected. */
  correction: string | null;
  at: string;
  by_id: string;
  by: string;
}

export interface MilestonesTable extends OfProject {
  seq: number;
  name: string;
  due: string;
  done: string | null;
  required: 0 | 1;
}

/** A month's dispatch: a row per district that has submitted it, and one of unit `*` once the city has closed it. */
export interface DispatchMonthsTable {
  city: string;
  programme: string;
  month: string;
  unit: string;
  at: string;
  by_id: string;
  by: string;
}

/** A notice a person has acknowledged, in the state it had then. */
export interface SeenNoticesTable extends OfProject {
  user_id: string;
  kind: string;
  mark: string;
  at: string;
}

/** One digest by mail per person and day, whichever process sends it. */
export interface SentDigestsTable {
  city: string;
  user_id: string;
  day: string;
  at: string;
  state: 'claimed' | 'sent' | 'failed';
}
