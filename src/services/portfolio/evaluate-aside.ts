import { aside } from '../work/aside.ts';
import type { Evaluation, EvaluationJob } from './evaluate-portfolio.ts';

/** Evaluates a portfolio from outside beside the server. */
export async function evaluateAside(job: EvaluationJob): Promise<Evaluation | { readonly kind: 'too-slow' | 'busy' }> {
  const answer = await aside<Evaluation>('evaluatePortfolio', job);
  return answer.kind === 'done' ? answer.value : answer;
}
