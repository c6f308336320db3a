import type { Generated } from 'kysely';

/** A programme is one city's plan for one year; days are text YYYY-MM-DD, JSON columns are text, booleans 0 or 1. */
export interface ProgrammesTable {
  city: string;
  id: string;
  name: string;
  year: number;
  season_from: string;
  season_to: string;
  /** JSON: "day" or {"months_after": n}. */
  counting: string;
  /** The fixed as-of day; null = today. */
  as_of: string | null;
  /** JSON: whole days by project type. */
  slip_days: string;
  /** JSON: the portfolio's uncertainty_defaults. */
  uncertainty_defaults: string;
  /** JSON: the portfolio's uncertainty_shared. */
  uncertainty_shared: string;
  /** The promised number of projects (任务数), fixed. */
  task_count: number | null;
  sample: 0 | 1;
  /** Raised by every write that can change a tonne; the key of everything computed. */
  data_version: number;
  /** The data version and as-of day the stored project figures belong to. */
  figures_version: number;
  figures_as_of: string | null;
  /** The data version and as-of day the last safe days belong to, as `version/day`; null when there are none. */
  safe_days_of: string | null;
}

export interface DistrictsTable {
  city: string;
  code: string;
  name: string;
  short_name: string;
  zone: string | null;
  lon: number | null;
  lat: number | null;
  sort: number;
}

/** A functional area without a code of its own (高新区): ranked as a unit, lies in a district. */
export interface AreasTable {
  city: string;
  id: string;
  name: string;
  district: string;
}

export interface CategoriesTable {
  city: string;
  id: string;
  name_zh: string;
  name_en: string;
  sort: number;
}

export interface ProjectTypesTable {
  city: string;
  id: string;
  category: string;
  name_zh: string;
  name_en: string;
  workflow: 'light' | 'standard' | 'ule';
  /** The official measure of the statistics book, or nothing. */
  counted: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | null;
  rhythm_days: number;
  sort: number;
  version: Generated<number>;
  /** JSON: the papers the city itself asks for; null = the standard checklist of the type. */
  checklist: string | null;
}

export interface ZonesTable {
  city: string;
  programme: string;
  id: string;
  name: string;
  regime: string | null;
  regime_source: string | null;
  sort: number;
}

export interface ZoneBasesTable {
  city: string;
  programme: string;
  zone: string;
  pollutant: string;
  tonnes: number;
  /** JSON: 12 monthly shares; null = by days of the month. */
  profile: string | null;
  as_of: string | null;
  source: string | null;
}

export type TargetKind = 'season_percent' | 'season_tonnes' | 'year_tonnes' | 'full_year_tonnes' | 'line' | 'count';

export interface TargetsTable {
  city: string;
  programme: string;
  id: string;
  /** Null = the whole city. */
  zone: string | null;
  /** The district the target is assigned to; the engine sees it as `only`. */
  district: string | null;
  kind: TargetKind;
  pollutant: string | null;
  value: number | null;
  line_a: number | null;
  line_b: number | null;
  by_day: string | null;
  /** JSON: a select object of the model, or null. */
  only_select: string | null;
  document: string | null;
  note: string | null;
  sort: number;
  version: number;
  /** What people call it; null = what it asks for, in words. */
  title: string | null;
  /** Who issued the document, and on which day. */
  issuer: string | null;
  issued: string | null;
  /** The target of the city or a zone that this one is a district's part of (责任分解). */
  parent: string | null;
  updated: string | null;
  updated_by: string | null;
  /** A target taken away keeps its row: frozen runs and sheets still name it. */
  deleted_at: string | null;
  deleted_reason: string | null;
}
