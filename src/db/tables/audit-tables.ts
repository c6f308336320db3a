import type { Generated } from 'kysely';

/** Who changed what, when, from what to what, why; written in the transaction of the change. */
export interface AuditTable {
  city: string;
  /** A gapless sequence number: the order of events, whatever the clock said. */
  id: number;
  at: string;
  user_id: string;
  user_name: string;
  action: string;
  entity: string;
  entity_id: string;
  programme: string | null;
  district: string | null;
  /** JSON: [{field, from, to}]. */
  changes: string;
  reason: string | null;
  batch: string | null;
  request_id: string | null;
}

/** One import or bulk edit. */
export interface BatchesTable {
  city: string;
  id: string;
  kind: string;
  at: string;
  by: string;
  /** JSON. */
  summary: string;
}

/** Gapless numbers: raised by UPDATE … RETURNING. */
export interface CountersTable {
  city: string;
  name: string;
  value: number;
}

export interface SettingsTable {
  city: string;
  key: string;
  /** JSON. */
  value: string;
  version: Generated<number>;
}

/** A form that was sent, by the name its page gave it, and what came of it. */
export interface SentFormsTable {
  city: string;
  token: string;
  result: string;
  sent: string;
}
