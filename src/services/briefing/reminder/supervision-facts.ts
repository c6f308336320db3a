import type { SheetOrigin } from '../dispatch/dispatch-facts.ts';

export interface LateProject {
  readonly id: string;
  readonly name: string;
  readonly planFinish: string | null;
  readonly finish: string | null;
  readonly lateDays: number;
  readonly lead: string;
  readonly owner: string;
  /** Why it is late, as it was reported; empty for no word. */
  readonly reason: string;
  /** Tonnes of the season credited in the run. */
  readonly seasonNox: number;
  readonly seasonVoc: number;
}

/** An issued 督办单, as far as a later one looks back at it. */
export interface EarlierSupervision {
  /** 督办〔2023〕3号. */
  readonly number: string;
  readonly projects: readonly string[];
}

/** A reminder to one unit, as data. */
export interface SupervisionFacts extends SheetOrigin {
  /** Name of the district or functional area; empty when nobody is late. */
  readonly unit: string;
  /** Its code; empty when nobody is late. */
  readonly unitId: string;
  readonly projects: readonly LateProject[];
  readonly earlier: readonly EarlierSupervision[];
  /** The day by which an answer is wanted. */
  readonly deadline: string;
  /** Whom to ask; null leaves room. */
  readonly contact: string | null;
  readonly issuer: string | null;
}
