import { answerChoice, type ChoiceAnswer } from '../../../models/choice/answer.ts';
import { NoPlanInTime } from '../../../models/choice/optimise.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { highsSolver } from '../plans/highs-solver.ts';

/** Places in the memory shared with the thread: parts done, parts in all. */
export const PROGRESS = { done: 0, total: 1 } as const;

export interface AnswerJob {
  /** Valid, its choice checked. */
  readonly portfolio: Portfolio;
  readonly scenario: string | null;
  readonly seconds: number;
  readonly shared: SharedArrayBuffer;
}

/** Answers a choice in this thread, which it blocks; null when no plan was found in time. */
export async function answerPortfolio({ shared, portfolio, ...how }: AnswerJob): Promise<ChoiceAnswer | null> {
  const solver = await highsSolver();
  const numbers = new Int32Array(shared);
  const tell = (done: number, total: number): void => {
    Atomics.store(numbers, PROGRESS.done, done);
    Atomics.store(numbers, PROGRESS.total, total);
  };
  try {
    return answerChoice(portfolio, solver, { ...how, tell });
  } catch (error) {
    if (error instanceof NoPlanInTime) return null;
    throw error;
  }
}
