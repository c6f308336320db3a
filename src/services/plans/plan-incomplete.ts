import { applyScenario } from '../../../models/engine/scenario.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { incompleteInputs, type IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

/**
 * What a plan lacks: what book planned lacks, every candidate that may be taken being in it too, and the candidates without
 * a cost, which look free. What is committed already costs a plan nothing, so nobody misses its cost.
 */
export function planIncomplete(portfolio: Portfolio, scenario: string | null): IncompleteInputs {
  const { candidates, forbidden } = portfolio.choice ?? {};
  const barred = new Set(forbidden);
  const open = new Set((candidates ?? []).filter((id) => !barred.has(id)));
  const states = applyScenario(portfolio, scenario);
  const taken = new Set(states.filter(({ status, project }) => status === 'proposed' && open.has(project.id)));
  const incomplete = incompleteInputs(
    portfolio,
    states.map((state) => (taken.has(state) ? { ...state, status: 'planned' } : state)),
    projectOfEntry,
  );
  const priced = new Set([...taken].map(({ project }) => projectOfEntry(project.id)));
  return { ...incomplete, noCost: incomplete.noCost.filter((id) => priced.has(id)) };
}
