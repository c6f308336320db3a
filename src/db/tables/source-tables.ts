export interface EnterprisesTable {
  city: string;
  id: string;
  name: string;
  credit_code: string | null;
  industry: string | null;
  district: string;
  search_key: string;
  version: number;
}

/** An emission source (unit, outlet) of a programme. */
export interface SourcesTable {
  city: string;
  programme: string;
  id: string;
  enterprise: string | null;
  name: string;
  zone: string;
  district: string;
  version: number;
}

export interface SourceBasesTable {
  city: string;
  programme: string;
  source: string;
  pollutant: string;
  /** The year the base was measured in. */
  year: number | null;
  tonnes: number;
  /** JSON: 12 monthly shares; null = by days of the month. */
  profile: string | null;
  as_of: string | null;
  capture: number | null;
  removal: number | null;
  uptime: number | null;
  document: string | null;
}
