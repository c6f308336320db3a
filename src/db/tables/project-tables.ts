import type { Status } from '../../../models/vocabulary.ts';

/** One project; the keys are those of the record, money in 分 (`…_fen`), days as text, JSON as text. */
export interface ProjectsTable {
  city: string;
  programme: string;
  id: string;
  sender_code: string | null;
  name: string;
  category: string;
  type: string;
  process: string | null;
  enterprise: string | null;
  credit_code: string | null;
  permit: string | null;
  industry: string | null;
  district: string;
  area: string | null;
  zone: string | null;
  lon: number | null;
  lat: number | null;
  crs: string | null;
  content: string | null;
  source: string | null;
  activity: number | null;
  activity_unit: string | null;
  uptime: number | null;
  /** Last day a temporary measure counts. */
  until: string | null;
  /** JSON: 12 monthly shares or null. */
  profile: string | null;
  capital_fen: number | null;
  om_fen: number | null;
  central_fund_fen: number | null;
  spent_fen: number | null;
  life: number | null;
  rate: number | null;
  fund_no: string | null;
  /** Frozen plan. */
  plan_start: string | null;
  plan_finish: string | null;
  /** Present plan. */
  start: string | null;
  finish: string | null;
  run: string | null;
  /** Actual. */
  started: string | null;
  finished: string | null;
  /** The day handed to the model (catalogue/effective-day.ts). */
  effective: string | null;
  progress: number | null;
  step: string;
  status: Status;
  paused_from: string | null;
  pause_reason: string | null;
  problem: string | null;
  lead: string | null;
  owner: string | null;
  phone: string | null;
  /** JSON: list of tags. */
  tags: string;
  counted: string | null;
  mandate: string | null;
  mandate_doc: string | null;
  order_no: number;
  group_id: string | null;
  /** JSON: the model's `reduces`. */
  reduces: string;
  /** JSON: the model's `uncertainty` or null. */
  uncertainty: string | null;
  parent: string | null;
  replaces: string | null;
  merged_into: string | null;
  /** Where the record came from: entered, imported, invented. */
  origin: string;
  name_sort: string;
  enterprise_sort: string | null;
  lead_sort: string | null;
  owner_sort: string | null;
  search_key: string;
  initials: string;
  version: number;
  created: string;
  created_by: string;
  updated: string;
  updated_by: string;
  deleted_at: string | null;
  deleted_reason: string | null;
}

export interface OfProject {
  city: string;
  programme: string;
  project: string;
}

/** How the tonnes were computed: a method and its inputs, several per project. */
export interface MeasuresTable extends OfProject {
  seq: number;
  method: string;
  /** JSON: inputs by name. */
  inputs: string;
  basis: 'original' | 'remaining';
}

/** A project that finishes gradually. */
export interface TranchesTable extends OfProject {
  seq: number;
  /** Null = not yet dated. */
  day: string | null;
  share: number;
  quantity: number | null;
  /** How much of the planned quantity is done, in the same unit. */
  done: number | null;
  unit: string | null;
  status: Status;
  evidence: string | null;
}

/** A temporary season measure: from, to, share of the day's emission. */
export interface WindowsTable extends OfProject {
  seq: number;
  from_day: string;
  until_day: string;
  share: number;
}

/** The statistics book: one line per level and pollutant. */
export interface AmountsTable extends OfProject {
  pollutant: string;
  level: 'declared' | 'city' | 'province' | 'nation';
  tonnes: number;
  day: string | null;
  document: string | null;
  batch: string | null;
  cut_code: string | null;
  cut_reason: string | null;
}

/** The day each step was reached. */
export interface ProjectStepsTable extends OfProject {
  step: string;
  day: string;
  by: string;
}

/** Credited figures of the ledger: those of book `planned`, of book `pool` for a proposed project; tonnes. */
export interface ProjectFiguresTable extends OfProject {
  counts: 0 | 1;
  first_day: string | null;
  book: 'planned' | 'pool';
  full_year_nox: number;
  full_year_voc: number;
  year_nox: number;
  year_voc: number;
  season_nox: number;
  season_voc: number;
  season_to_date_nox: number;
  season_to_date_voc: number;
  /** kg per day, mean over the counting days of the season. */
  day_nox: number;
  day_voc: number;
  annualised_fen: number;
  /** JSON: list of codes. */
  warnings: string;
  lamp: string;
  /** What the rule says when the lamp was set by hand. */
  lamp_computed: string | null;
  /** JSON: [{code, colour, params}], the red ones first. */
  lamp_reasons: string | null;
  late_days: number;
  /** The day the next step is due, and days since (negative while it lies ahead). */
  next_due: string | null;
  overdue_days: number | null;
  freshness: string | null;
  /** Days since the last statement about progress; null where none is expected. */
  silent_days: number | null;
  /** 1 = no report yet in the present week or month. */
  report_due: 0 | 1 | null;
  /** How long an open project may still slip (`models/timing`); null for others, and until it is asked for. */
  safe_verdict: 'until' | 'any-day' | 'none-met' | null;
  safe_day: string | null;
  /** Days from the present plan to the last safe day. */
  safe_slack: number | null;
  /** JSON: ids of the targets lost the day after. */
  safe_breaks: string | null;
  /** kg of the season lost by one day more. */
  safe_loss_nox: number | null;
  safe_loss_voc: number | null;
  /** JSON: {pollutant: {full_year, year, season, year_to_date, season_to_date}}. */
  all: string;
}
