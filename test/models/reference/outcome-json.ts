// The plain JSON of outcome/v1 as the reference writes it.
export const BOOKS = ['pool', 'planned', 'built', 'verified'] as const;
export type Book = (typeof BOOKS)[number];

/** Tonnes of one pollutant; `months` are those of the programme year. */
export interface Figures {
  full_year: number;
  year: number;
  season: number;
  months: number[];
  year_to_date?: number;
  season_to_date?: number;
}

export type ByPollutant = Record<string, Figures>;
export type Books<T> = Record<Book, T>;

export interface Attainment {
  required: number;
  achieved: number;
  gap: number;
  met: boolean;
  gap_tonnes?: number;
}

export interface ProjectOutcome {
  id: string;
  counts: boolean;
  first_day: string | null;
  reduces: ByPollutant;
  cost: { capital: number; annualised: number; per_tonne: Record<string, number | null> };
  warnings: string[];
}

export interface WarningJson {
  code: string;
  zone?: string;
  pollutant?: string;
  project?: string;
}

export interface OutcomeJson {
  format: 'outcome/v1';
  scenario: string | null;
  totals: Books<ByPollutant>;
  zones: { id: string; base_season: Record<string, number>; books: Books<ByPollutant> }[];
  targets: { id: string; books: Books<Attainment> }[];
  projects: ProjectOutcome[];
  cost: { capital: number; annualised: number };
  warnings: WarningJson[];
}
