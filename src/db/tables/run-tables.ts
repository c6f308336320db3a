/** A scenario is a diff: an ordered list of changes over a baseline, perhaps inherited. */
export interface ScenariosTable {
  city: string;
  programme: string;
  id: string;
  name: string;
  parent: string | null;
  /** JSON: the model's list of changes. */
  changes: string;
  /** JSON: what it assumes about the programme itself; null = nothing. */
  assumptions: string | null;
  /** JSON: whom it locks; null = nobody. */
  locks: string | null;
  note: string | null;
  /** JSON: the preset it was made from and the day; null = somebody's own. */
  origin: string | null;
  author: string;
  archived: 0 | 1;
  version: number;
  created: string;
  updated: string;
}

/** A run is frozen: what was computed, from what, by which model. */
export interface RunsTable {
  city: string;
  programme: string;
  id: string;
  /** Null = the programme as it stands. */
  scenario: string | null;
  scenario_name: string;
  /** JSON: the whole chain of changes, parents first. */
  changes: string;
  /** JSON: what the whole chain assumes; null = nothing. */
  assumptions: string | null;
  fingerprint: string;
  model_version: string;
  data_version: number;
  as_of: string | null;
  /** JSON: a digest of everything it read, for saying later what moved, and what was incomplete; null = made before these were kept. */
  inputs: string | null;
  /** JSON: outcome/v1 with the changes. */
  outcome: string;
  /** JSON: outcome/v1 without them; null when there are none. */
  baseline: string | null;
  created: string;
  created_by: string;
}
