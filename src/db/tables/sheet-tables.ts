/** What a sheet is ordered for, and who ordered it. */
interface Ordered {
  city: string;
  programme: string;
  id: string;
  /** One of the kinds of sheets. */
  kind: string;
  zone: string | null;
  district: string | null;
  project: string | null;
  query: string | null;
  scenario: string | null;
  /** Instant, account, name at that time. */
  created: string;
  created_by: string;
  created_name: string;
  version: number;
}

/** A sheet on its way from draft to issue. Once issued nothing of it changes but its withdrawal. */
export interface SheetsTable extends Ordered {
  as_of: string;
  /** Ids of scenarios that it compares with its own, separated by commas. */
  beside: string | null;
  /** Their runs, in the same order. */
  beside_runs: string | null;
  /** The run whose figures it prints. */
  run: string;
  locale: string;
  state: 'draft' | 'reviewed' | 'issued' | 'withdrawn' | 'dropped';
  /** JSON: texts written by hand, by the id of their paragraph. */
  edits: string;
  /** The issued sheet this one corrects, and why. */
  corrects: string | null;
  reason: string | null;
  /** The schedule that prepared it. */
  schedule: string | null;
  reviewed: string | null;
  reviewed_by: string | null;
  reviewed_name: string | null;
  /** 第N期（总第M期）: year of the as-of day, number of its kind in that year, number of its kind of all years. */
  year: number | null;
  number: number | null;
  total: number | null;
  /** Short code printed at its foot. */
  code: string | null;
  issued: string | null;
  issued_by: string | null;
  issued_name: string | null;
  model_version: string | null;
  fingerprint: string | null;
  html_sha256: string | null;
  withdrawn: string | null;
  withdrawn_name: string | null;
  withdrawn_reason: string | null;
}

/** The finished file of an issued sheet; written once. */
export interface SheetFilesTable {
  city: string;
  programme: string;
  sheet: string;
  html: string;
}

/** What an issued sheet says, its figures left out; written once. */
export interface SheetContentsTable {
  city: string;
  programme: string;
  sheet: string;
  /** JSON. */
  content: string;
  sha256: string;
}

/** A figure of an issued sheet; written once. */
export interface SheetFiguresTable {
  city: string;
  programme: string;
  sheet: string;
  id: string;
  /** Its place among the figures of its sheet. */
  seq: number;
  label: string;
  /** Before rounding. */
  value: number;
  unit: string;
  printed: string;
  book: string | null;
  pollutant: string | null;
  basis: string;
  release: 'public' | 'internal';
  /** JSON: ids of the figures it was made from. */
  made_of: string;
  /** JSON: [project number, what it adds], in the order of the sum. */
  parts: string;
  /** SHA-256 over all of the above. */
  hash: string;
}

/** Head and foot of a unit's papers of one kind; null takes what the program brings. */
export interface LetterheadsTable {
  city: string;
  /** Code of a district; empty for the city. */
  unit: string;
  kind: string;
  name: string | null;
  issuer: string | null;
  report_to: string | null;
  send_to: string | null;
  give_to: string | null;
  copies: number | null;
  contact: string | null;
  version: number;
  updated: string;
  updated_by: string;
}

/** What a document says was reached by a day of an earlier year; null where it says nothing. */
export interface GivenDaysTable {
  city: string;
  day: string;
  /** Empty for all. */
  zone: string;
  district: string;
  /** Projects done, and season tonnes of what was built, by that day. */
  done: number | null;
  built_nox: number | null;
  built_voc: number | null;
  document: string;
  version: number;
  updated: string;
  updated_by: string;
}
