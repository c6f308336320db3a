import { NoPlanInTime, optimise } from '../../../models/choice/optimise.ts';
import type { Plan } from '../../../models/choice/plan.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { highsSolver } from './highs-solver.ts';

export interface ChoiceJob {
  /** Valid, its choice checked. */
  readonly portfolio: Portfolio;
  readonly seconds: number;
}

export type Optimised = { readonly kind: 'plan'; readonly plan: Plan } | { readonly kind: 'no-plan-in-time' };

/** Solves a choice in this thread, which it blocks. */
export async function optimisePortfolio({ portfolio, seconds }: ChoiceJob): Promise<Optimised> {
  const solver = await highsSolver();
  try {
    return { kind: 'plan', plan: optimise(portfolio, solver, { seconds }) };
  } catch (error) {
    if (error instanceof NoPlanInTime) return { kind: 'no-plan-in-time' };
    throw error;
  }
}
