import type { CumulativeSeries } from '../../../../models/engine/cumulative.ts';
import type { Outcome } from '../../../../models/outcome.ts';
import type { Earlier } from '../earlier.ts';
import type { Book, Pollutant, Status } from '../../../../models/vocabulary.ts';

/** A ranked unit: a district, or a functional area without a code of its own. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  /** GB/T 2260 code of the district it is or lies in; the order of the units. */
  readonly code: string;
}

export interface ZoneFacts {
  readonly id: string;
  readonly name: string;
}

export interface CategoryFacts {
  readonly id: string;
  readonly name: string;
}

export interface TargetFacts {
  readonly id: string;
  readonly zone: string | null;
  readonly district: string | null;
  readonly kind: 'season_percent' | 'season_tonnes' | 'year_tonnes' | 'full_year_tonnes' | 'line' | 'count';
  readonly pollutant: Pollutant | null;
  /** What the target counts when it is not everything of its area; empty for everything. */
  readonly note: string;
  /** VOC cut ≥ a · max(NOx cut, 0) + b, b a fraction; only of a control line. */
  readonly line?: { readonly a: number; readonly b: number } | null;
}

export interface ProjectFacts {
  readonly id: string;
  readonly name: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly category: string;
  readonly status: Status;
  /** First plan's day of completion, present plan's, and the one it happened on. */
  readonly planFinish: string | null;
  readonly finish: string | null;
  readonly lead: string;
  /** Days since the completion that was promised passed without it, by the first plan or the present; 0 when nothing is late. */
  readonly lateDays: number;
  /** Tonnes of the season the project is credited with by book `planned`. */
  readonly seasonNox: number;
  readonly seasonVoc: number;
}

/** What a project brings to one book of a zone over the season (t), its tranches and windows together. */
export interface PartFacts {
  readonly project: string;
  readonly zone: string;
  readonly book: Book;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
}

/** Everything the city's brief says, as plain data: one frozen run and the records of the same data version. */
export interface BulletinFacts {
  readonly programme: {
    readonly name: string;
    readonly year: number;
    readonly season: { readonly from: string; readonly to: string };
    readonly taskCount: number | null;
    readonly sample: boolean;
  };
  readonly asOf: string;
  readonly run: {
    readonly id: string;
    readonly fingerprint: string;
    readonly modelVersion: string;
  };
  /** Null = the programme as it stands. */
  readonly scenario: { readonly name: string } | null;
  readonly outcome: Outcome;
  /** The outcome without the scenario's changes; null without a scenario. */
  readonly baseline: Outcome | null;
  /** Whose tonnes the outcome and the baseline are made of; nobody's without a scenario. */
  readonly parts: readonly PartFacts[];
  readonly baselineParts: readonly PartFacts[];
  /** The season day by day by present plan, and by the first plan. */
  readonly series: CumulativeSeries;
  readonly firstPlan: CumulativeSeries;
  readonly zones: readonly ZoneFacts[];
  readonly targets: readonly TargetFacts[];
  readonly units: readonly UnitFacts[];
  readonly categories: readonly CategoryFacts[];
  readonly projects: readonly ProjectFacts[];
  /** The same figures of last year and of the last issue, as far as they are known. */
  readonly earlier?: readonly Earlier[];
}

/** The programme as it stands on a day, of which nobody has made a run. */
export type StandingFacts = Omit<
  BulletinFacts,
  'run' | 'scenario' | 'baseline' | 'parts' | 'baselineParts' | 'firstPlan'
>;
