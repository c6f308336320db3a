import type { WorkTable } from './work-tables.ts';

/** A plan of what to choose. */
export interface PlansTable extends WorkTable {
  name: string;
  /** JSON: the question as a person stated it. */
  question: string;
  archived: 0 | 1;
  version: number;
  /** Fingerprint of the choice the question came to: its candidates, what is required, its limits. */
  choice: string | null;
  /** The scenario that was made of it last. */
  saved_as: string | null;
}
