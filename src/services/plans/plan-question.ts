/** What a person asks a plan for. Money in 万元; projects by their numbers. */
export interface PlanQuestion {
  readonly goal: 'min-cost' | 'max-attainment' | 'max-reduction';
  /** Of max-reduction; else null. */
  readonly pollutant: 'NOx' | 'VOC' | null;
  /** Ids of the targets that count. */
  readonly targets: readonly string[];
  /** Whom it may choose from: a filter of the project list, as its address says it. */
  readonly candidates: string;
  /** Proposed projects with a mandate must be taken. */
  readonly mandated: boolean;
  /** The scenario's locks bind. */
  readonly locks: boolean;
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  /** Of the projects on one source one at most. */
  readonly exclusive: boolean;
  /** Chosen projects of one district at most. */
  readonly starts: number | null;
  /** Chosen proposed projects of each district at least, as far as it has so many. */
  readonly least: number | null;
  /** Projects not yet built may run so many days earlier for so many percent of their capital more. */
  readonly earlier: { readonly days: number; readonly percent: number } | null;
  readonly budgetCapital: number | null;
  readonly budgetAnnual: number | null;
  /** Capital a department's projects may take at most, by its name. */
  readonly leads: Readonly<Record<string, number>>;
  /** Solver's time for the plan. */
  readonly seconds: number;
}

/** Seconds a person may give the solver. */
export const PLAN_SECONDS = [10, 30, 60, 120] as const;

/** Reads a stored question. */
export function readQuestion(text: string): PlanQuestion {
  return JSON.parse(text) as PlanQuestion;
}
