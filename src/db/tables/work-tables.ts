export type WorkState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work that a person asked for: how it stands, then frozen with what it was made from. */
export interface WorkTable {
  city: string;
  programme: string;
  id: string;
  /** The scenario it is made under; null = the programme as it stands. */
  scenario: string | null;
  scenario_name: string;
  state: WorkState;
  /** Parts of the work done and in all. */
  done: number;
  total: number;
  /** The process at work, and when it last said that it lives. */
  owner: string | null;
  beat: string | null;
  /** How often the work began anew because the process at work was gone. */
  restarts: number;
  cancel: 0 | 1;
  /** JSON: the scenario's chain of changes; what it assumes. */
  changes: string;
  assumptions: string | null;
  fingerprint: string;
  model_version: string;
  data_version: number;
  as_of: string | null;
  /** JSON: what it came to; null until it is done. */
  result: string | null;
  /** Why it failed. */
  fault: string | null;
  created: string;
  created_by: string;
  finished: string | null;
}
