/** A form somebody has begun and not handed in; the live record knows nothing of it. One per person and record. */
export interface DraftsTable {
  city: string;
  programme: string;
  user_id: string;
  /** Number of the project, or the name of the filling-in (`once`) while it is new. */
  record: string;
  /** Null for a new project. */
  project: string | null;
  title: string;
  district: string;
  /** JSON: the form's names with their values, in order. */
  fields: string;
  saved: string;
}

/** A change of plan, quantities, money or methods that a district asks the city to make. */
export interface ChangeRequestsTable {
  city: string;
  programme: string;
  /** Running number of the programme. */
  id: number;
  project: string;
  district: string;
  /** Version of the project the district saw. */
  base_version: number;
  /** JSON: [{field, from, to}]. */
  changes: string;
  reason: string;
  state: 'open' | 'accepted' | 'returned' | 'withdrawn';
  asked_by: string;
  asked_by_name: string;
  asked: string;
  answered_by: string | null;
  answered: string | null;
  answer: string | null;
  version: number;
}
