import type { SimulationState } from './simulation-tables.ts';

/** A plan of what to choose: asked for, worked out, then frozen with what it was made from. */
export interface PlansTable {
  city: string;
  programme: string;
  id: string;
  name: string;
  /** The scenario it is made under; null = the programme as it stands. */
  scenario: string | null;
  scenario_name: string;
  /** JSON: the question as a person stated it. */
  question: string;
  archived: 0 | 1;
  version: number;
  state: SimulationState;
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
  /** Fingerprint of the choice the question came to: its candidates, what is required, its limits. */
  choice: string | null;
  fingerprint: string;
  model_version: string;
  data_version: number;
  as_of: string | null;
  /** JSON: the answer; null until it is done. */
  result: string | null;
  /** Why it failed. */
  fault: string | null;
  /** The scenario that was made of it last. */
  saved_as: string | null;
  created: string;
  created_by: string;
  finished: string | null;
}
