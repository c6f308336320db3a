import type { Spread, DistributionOutcome } from '../../../models/uncertainty/distribution-outcome.ts';
import type { Exploration } from '../../../models/uncertainty/explore.ts';
import type { IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import { PRECURSORS } from './simulation-plan.ts';

/** What a finished simulation keeps: its distribution, the whole city's season, and what else its page says. */
export interface SimulationResult {
  /** What it lacked; missing in those made before anybody kept it. */
  readonly incomplete?: IncompleteInputs;
  readonly distribution: DistributionOutcome;
  readonly season: { readonly from: string; readonly to: string };
  /** Season tonnes of the whole city as planned, without anything varying, and as drawn; by pollutant of `PRECURSORS`. */
  readonly city: readonly { readonly planned: number; readonly season: Spread }[];
  readonly exploration: Exploration;
  readonly drawsExplored: number;
}

/** Reads a stored result. */
export function readResult(text: string): SimulationResult {
  const result = JSON.parse(text) as SimulationResult;
  if (result.city.length !== PRECURSORS.length) throw new Error('a simulation was stored by another program');
  return result;
}

/** How well a plan stands up to chance. */
export type Robustness = 'firm' | 'fair' | 'doubtful' | 'unlikely';

const LEAST: readonly (readonly [Robustness, number])[] = [
  ['firm', 0.9],
  ['fair', 0.7],
  ['doubtful', 0.3],
];

/** The verdict on a probability: firm from 0.9, fair from 0.7, doubtful from 0.3. */
export function robustnessOf(probability: number): Robustness {
  return LEAST.find(([, least]) => probability >= least)?.[0] ?? 'unlikely';
}
