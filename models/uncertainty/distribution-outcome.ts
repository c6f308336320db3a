import type { Pollutant } from '../vocabulary.ts';

/** Percentiles that are reported. */
export const PERCENTILES = [5, 10, 50, 90, 95] as const;

/** How drawn tonnes spread, in t: their mean and percentiles. */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
}

/** A real project (`group ?? id`) and the squared correlation of its season tonnes with the shortfall of all targets. */
export interface Swing {
  readonly project: string;
  readonly share: number;
}

/** A zone's spreads of book planned, by pollutant beside its id. */
export type ZoneSpread = { readonly id: string } & Readonly<
  Partial<Record<Pollutant, { readonly season: Spread; readonly year: Spread }>>
>;

/** `distribution/v1`: what a simulation reports, all of book planned. Probabilities are shares of the draws. */
export interface DistributionOutcome {
  readonly format: 'distribution/v1';
  readonly draws: number;
  readonly seed: number;
  readonly zones: readonly ZoneSpread[];
  readonly targets: readonly { readonly id: string; readonly p_met: number }[];
  readonly p_all_met: number;
  readonly swing: readonly Swing[];
}
