import type { Step } from '../../../src/catalogue/steps.ts';
import { ruleOf, type Workflow } from '../../../src/catalogue/workflows.ts';
import type { Draft } from './draft.ts';
import { CITY_OFFICE, officers, verifierOf } from './people.ts';

/** The workflow of every type. */
export type Workflows = ReadonlyMap<string, Workflow>;

const CITY_STEPS = new Set<Step>(['listed', 'accepted', 'published', 'closed', 'cancelled']);

/**
 * Who signs a step of a row: two of its branch, neither of whom enters rows or hands in papers, or a verifier of the city; nobody where nobody has to.
 * The last of them moves the row.
 */
export function signersOf(draft: Draft, step: Step, workflows: Workflows): readonly string[] {
  if (step === 'cancelled') return [];
  const workflow = workflows.get(draft.plan.id)!;
  const { signers } = ruleOf(workflow, step);
  if (signers === 0) return [];
  const [first, , third] = officers(draft.district);
  return signers === 2 ? [first, third] : [verifierOf(draft)];
}

/** Who moved a row to a step; null = whoever writes for the branch. */
export function moverOf(draft: Draft, step: Step, workflows: Workflows): string | null {
  return signersOf(draft, step, workflows).at(-1) ?? (CITY_STEPS.has(step) ? CITY_OFFICE : null);
}
