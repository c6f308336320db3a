import type { ChoiceAnswer } from '../../../models/choice/answer.ts';
import type { IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import type { PlanProject } from '../../db/plan-projects.ts';

/** What a plan's projects were when it was made. */
export type PlanPlace = Omit<PlanProject, 'mandate'> & {
  /** The day it runs without the plan. */
  readonly own: string | null;
};

/** What a finished plan keeps: the answer, and the projects it speaks of by number. */
export interface PlanResult extends ChoiceAnswer {
  /** What it lacked, candidates' costs included; missing in those made before anybody kept it. */
  readonly incomplete?: IncompleteInputs;
  readonly candidates: number;
  readonly required: number;
  readonly forbidden: number;
  readonly settled: number;
  readonly projects: Readonly<Record<string, PlanPlace>>;
}

/** Reads a stored result. */
export function readPlanResult(text: string): PlanResult {
  return JSON.parse(text) as PlanResult;
}
