import type { TonnesByPollutant } from '../../../../models/outcome.ts';
import type { Pollutant } from '../../../../models/vocabulary.ts';
import type { Lamp } from '../../../catalogue/lamp.ts';
import type { SheetOrigin } from '../dispatch/dispatch-facts.ts';

export interface CardStep {
  readonly name: string;
  /** Day it was reached; empty when it was not or nobody said. */
  readonly day: string;
  readonly isReached: boolean;
}

/** What the project means for one target of its zone. */
export interface CardEffect {
  readonly name: string;
  readonly unit: 'tonnes' | 'percent';
  readonly required: number;
  readonly without: number;
  readonly with: number;
  readonly gap: number;
  readonly met: boolean;
}

/** One item of the checklist of its type, and how it stands in words. */
export interface CardPaper {
  readonly name: string;
  readonly state: string;
}

/** What the tonnes were worked out from, ready to print. */
export interface CardInput {
  readonly label: string;
  readonly value: string;
  /** Entered, assumed, or taken from a factor. */
  readonly origin: string;
}

export interface CardReduction {
  readonly pollutant: Pollutant;
  readonly tonnes: NonNullable<TonnesByPollutant[Pollutant]>;
  /** The statistics book's tonnes of the highest level that stated any, and that level in words; null for none. */
  readonly approved: { readonly tonnes: number; readonly level: string } | null;
}

/** One project on one page, as data: names in words, days and figures as they are. */
export interface CardFacts extends SheetOrigin {
  readonly id: string;
  readonly name: string;
  readonly enterprise: string;
  readonly district: { readonly code: string; readonly name: string };
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly zone: string;
  readonly category: string;
  readonly type: string;
  readonly status: string;
  readonly lamp: Lamp;
  /** Why the lamp has its colour, the weightiest first. */
  readonly reasons: readonly string[];
  readonly lateDays: number;
  readonly place: string;
  readonly lead: string;
  readonly owner: string;
  readonly content: string;
  readonly progress: number | null;
  readonly steps: readonly CardStep[];
  readonly dates: Readonly<Record<'frozen' | 'present' | 'actual' | 'counted', CardDates>>;
  /** Accepted and handed-in share of the papers due, 0–100; null while none are due. */
  readonly evidence: {
    readonly score: number | null;
    readonly handedIn: number | null;
    readonly missing: readonly string[];
  };
  /** Items due first. */
  readonly papers: readonly CardPaper[];
  /** 万元. */
  readonly money: Readonly<Record<'capital' | 'spent' | 'central_fund' | 'om', number | null>>;
  readonly reductions: readonly CardReduction[];
  readonly counts: boolean;
  /** How the tonnes were found, in one line, and where the factors come from. */
  readonly derivation: string;
  readonly source: string;
  readonly inputs: readonly CardInput[];
  /** Empty for a branch, which does not see the totals of a zone. */
  readonly effects: readonly CardEffect[];
  readonly problem: string;
  readonly changes: readonly string[];
}

export interface CardDates {
  readonly start: string | null;
  readonly finish: string | null;
  readonly run: string | null;
}
