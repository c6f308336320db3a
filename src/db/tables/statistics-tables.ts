interface Kept {
  version: number;
  updated: string;
  updated_by: string;
}

/** Tonnes of the statistics book recognised in an earlier year, as a document states them. */
export interface PriorYearsTable extends Kept {
  city: string;
  year: number;
  pollutant: string;
  tonnes: number;
  document: string | null;
  note: string | null;
  origin: string;
}

/** A five-year task: tonnes from the first year to the last. */
export interface FiveYearTargetsTable extends Kept {
  city: string;
  from_year: number;
  to_year: number;
  pollutant: string;
  tonnes: number;
  document: string | null;
  note: string | null;
  origin: string;
}

/** Tonnes of a project promised to a new project as 区域削减. */
export interface QuotaTransfersTable {
  city: string;
  programme: string;
  project: string;
  seq: number;
  pollutant: string;
  tonnes: number;
  /** The new project that uses them, by name. */
  receiver: string;
  day: string | null;
  document: string | null;
}
