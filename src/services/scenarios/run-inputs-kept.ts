import { applyChanges } from '../../../models/engine/scenario.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { incompleteInputs, incompleteTotals, type IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { inputsDigest, type InputsDigest } from './inputs-digest.ts';
import type { ScenarioInputs } from './load-scenarios.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import { portfolioUnder } from './run-inputs.ts';

/** What a run keeps of its inputs. */
export interface KeptInputs {
  readonly digest: InputsDigest;
  readonly incomplete: IncompleteInputs;
}

/** The digest of the programme a run reads, and what its scenario leaves incomplete. */
export function keptInputs(programme: Portfolio, said: ScenarioInputs): KeptInputs {
  return { digest: inputsDigest(programme), incomplete: incompleteUnder(programme, said) };
}

/** What a programme lacks under a scenario. */
export function incompleteUnder(programme: Portfolio, said: ScenarioInputs): IncompleteInputs {
  const under = portfolioUnder(programme, said);
  const states = applyChanges(baselineStates(under), said.changes);
  return incompleteInputs(under, states, projectOfEntry);
}

/** What a run kept; null for those made before anything was. */
export function readKept({ inputs }: Pick<RunsTable, 'inputs'>): KeptInputs | null {
  return inputs === null ? null : (JSON.parse(inputs) as KeptInputs);
}

/** Which totals of a run are incomplete; none where nobody kept it. */
export function incompleteOf(run: Pick<RunsTable, 'inputs'>) {
  const kept = readKept(run);
  return kept === null ? { tonnes: false, cost: false } : incompleteTotals(kept.incomplete);
}
