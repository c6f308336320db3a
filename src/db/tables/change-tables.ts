/** A bulk edit that was begun: what was chosen, what is to change, and the versions its author was shown. */
export interface BulkPlansTable {
  city: string;
  id: string;
  programme: string;
  user_id: string;
  created: string;
  /** JSON: {ids} or {query, count}. */
  selection: string;
  /** JSON: the changes; null until they are chosen. */
  changes: string | null;
  /** JSON: version by project number, as previewed. */
  versions: string | null;
  reason: string | null;
  /** The batch that came of it; a plan is carried out once. */
  batch: string | null;
}
