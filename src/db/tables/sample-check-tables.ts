/** A batch of small projects checked by sampling (抽查). */
export interface SampleChecksTable {
  city: string;
  programme: string;
  id: string;
  name: string;
  /** What the lots were drawn from: the same seed draws the same list. */
  seed: string;
  share: number;
  least: number;
  /** Share of failed lots up to which the batch is accepted, 0–1. */
  allowed: number;
  state: 'open' | 'accepted' | 'returned' | 'dropped';
  drawn: string;
  at: string;
  by_id: string;
  by: string;
  closed_at: string | null;
  closed_by: string | null;
  closed_reason: string | null;
  /** The batch that moved its projects; taken back like any other. */
  batch: string | null;
  version: number;
}

/** A project of such a batch, with what its visit found; result null = not visited (yet). */
export interface SampleCheckItemsTable {
  city: string;
  programme: string;
  check_id: string;
  project: string;
  stratum: string;
  drawn: 'risk' | 'lot' | 'rest';
  risk: number;
  /** Credited tonnes of a full year on the day of the draw. */
  nox: number;
  voc: number;
  result: 'pass' | 'fail' | null;
  /** Coded reason of a failure. */
  code: string | null;
  words: string | null;
  day: string | null;
  by_id: string | null;
  by: string | null;
  at: string | null;
}
