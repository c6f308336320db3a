import type { Person } from '../catalogue/roles.ts';
import type { Config } from '../config.ts';
import type { Scope } from '../db/scope.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import type { Locale, Translate } from '../words/messages.ts';

/** A form as it came: every name with its values in order. A repeated name keeps all of them; nothing is nested. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** One uploaded file, held in memory up to the limit its route names; name and type are the sender's claim. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The forms a listing answers in at the same address: `/audit`, `/audit.csv`, `/audit.json`. */
export const FORMATS = ['html', 'csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What a handler of a public route knows: who asks may be nobody. */
export interface PublicRequest {
  /** Request id: in the log, on error pages and in the audit row. */
  readonly id: string;
  /** The real clock, read once per request; only audit, sessions and drafts may use it. */
  readonly now: Date;
  readonly locale: Locale;
  readonly t: Translate;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: Form;
  readonly files: readonly UploadedFile[];
  /** The parsed JSON body of an API route, not yet checked; undefined elsewhere. */
  readonly json: unknown;
  readonly format: Format;
  /** A request header by its lower-case name (`if-match`, `idempotency-key`). */
  readonly header: (name: string) => string | undefined;
  readonly config: Config;
  readonly person: Person | null;
}

/** What a handler of any other route knows: the person signed in, the programme in view and what of it is theirs to see. */
export interface Request_ extends PublicRequest {
  readonly person: Person;
  readonly programme: ProgrammesTable;
  readonly scope: Scope;
  /** The programme's as-of day, today unless it is set. */
  readonly asOf: string;
}
