import type { Pollutant } from '../vocabulary.ts';
import type { Level, OfficialMeasure } from './vocabulary.ts';

/** What one level said about one pollutant of a project: tonnes of full-year capacity, with the paper it stands in. */
export interface StatedAmount {
  readonly pollutant: Pollutant;
  readonly level: Level;
  readonly tonnes: number;
  readonly day: string | null;
  readonly document: string | null;
  /** Why it is less than the level before said. */
  readonly cutCode: string | null;
  readonly cutReason: string | null;
}

/** A project as the statistics book sees it; tonnes are differences of full-year capacity, days YYYY-MM-DD. */
export interface StatisticsProject {
  readonly id: string;
  readonly counted: OfficialMeasure | null;
  /** Measures with an end or of a few weeks never enter. */
  readonly temporary: boolean;
  readonly completed: string | null;
  readonly accepted: string | null;
  /** The plant (outlet) it stands on; null = none known. */
  readonly plant: string | null;
  /** What the book expects an amount of. */
  readonly pollutants: readonly Pollutant[];
  readonly amounts: readonly StatedAmount[];
}

/** Tonnes of a project promised to a new project as 区域削减 (quota ledger). */
export interface QuotaTransfer {
  readonly project: string;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
}

/** What a plant emitted last year by 环境统计. */
export interface PlantEmission {
  readonly plant: string;
  readonly pollutant: Pollutant;
  readonly tonnes: number;
}

/** Rules of the 12th five-year plan, off unless a city switches them on. */
export interface StatisticsRules {
  /** Counts only the months after completion: `(12 − m)/12`. */
  readonly partYear: boolean;
  /** Counts last year's remaining `m/12` this year, in a column of its own (翘尾). */
  readonly carryOver: boolean;
}

export const DEFAULT_RULES: StatisticsRules = { partYear: false, carryOver: false };

export interface StatisticsInput {
  readonly year: number;
  readonly projects: readonly StatisticsProject[];
  readonly transfers: readonly QuotaTransfer[];
  /** Last year's emission by plant. */
  readonly emissions: readonly PlantEmission[];
  readonly rules: StatisticsRules;
}
