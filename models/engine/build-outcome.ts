import type { Outcome } from '../outcome.ts';
import type { Evaluation } from './evaluation.ts';
import { outcomeFrame } from './outcome-frame.ts';
import { projectOutcome } from './project-outcome.ts';

/** Turns figures into the `outcome/v1` object; `scenario` is the id it was evaluated for, null for none. */
export function buildOutcome(evaluation: Evaluation, scenario: string | null): Outcome {
  const { ledger } = evaluation;
  const projects = Array.from(ledger.columns.byId, (project) => projectOutcome(ledger, project));
  const { cost, warnings, ...sums } = outcomeFrame(evaluation, scenario);
  return { ...sums, projects, cost, warnings };
}

/** The same outcome as pieces of JSON text, a project at a time: joined they are one document. */
export function* outcomeJsonChunks(evaluation: Evaluation, scenario: string | null): Generator<string> {
  const { ledger } = evaluation;
  const { cost, warnings, ...sums } = outcomeFrame(evaluation, scenario);
  yield `${JSON.stringify(sums).slice(0, -1)},\n"projects":[`;
  let separator = '\n';
  for (const project of ledger.columns.byId) {
    yield separator + JSON.stringify(projectOutcome(ledger, project));
    separator = ',\n';
  }
  yield `],\n${JSON.stringify({ cost, warnings }).slice(1)}\n`;
}
