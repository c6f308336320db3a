export type SimulationState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A simulation of a scenario: asked for, under way, then frozen with what it was made from. */
export interface SimulationsTable {
  city: string;
  programme: string;
  id: string;
  scenario: string | null;
  scenario_name: string;
  draws: number;
  seed: number;
  /** Whose delays and failures: the programme's assumptions, or those estimated from the catalogue's own dates. */
  basis: 'assumed' | 'history';
  state: SimulationState;
  /** Draws made and draws in all, of every part of the work. */
  done: number;
  total: number;
  /** The process at work, and when it last said that it lives. */
  owner: string | null;
  beat: string | null;
  /** How often the work began anew because the process at work was gone. */
  restarts: number;
  cancel: 0 | 1;
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
