import type { Reader } from '../../db/reader.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import type { SimulationsTable } from '../../db/tables/simulation-tables.ts';
import { modelVersion } from '../../model-files.ts';
import { basedOn } from '../simulations/history-basis.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { loadInputs, type ScenarioInputs } from './load-scenarios.ts';
import { assumptionsText, inputsFingerprint } from './run-inputs.ts';

/** Why a run no longer says what running again would say. */
export type Stale = 'changes' | 'as-of' | 'model' | 'data';

/** What of a run (or a simulation) says what it was made from. */
type Inputs = Pick<
  RunsTable,
  'scenario' | 'changes' | 'assumptions' | 'fingerprint' | 'model_version' | 'data_version' | 'as_of'
> & { readonly basis?: SimulationsTable['basis'] };

/**
 * What has moved on since a run (of a scenario, or of the programme as it stands); null = nothing. Data count as moved only when they change what goes into the model:
 * a corrected telephone number makes no run stale.
 */
export async function staleness(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  run: Inputs,
): Promise<Stale | null> {
  const key = { city: programme.city, programme: programme.id };
  const said = await loadInputs(reader, key, run.scenario);
  if (!saysTheSame(said, run)) return 'changes';
  if (run.as_of !== asOf) return 'as-of';
  if (run.model_version !== modelVersion()) return 'model';
  return (await hasSameInputs(reader, programme, run, said)) ? null : 'data';
}

/**
 * Would running again for the run's own day say the same? A day that has gone by makes no sheet of that day untrue; a scenario that was
 * changed, another model and other data do.
 */
export async function isCurrent(reader: Reader, programme: ProgrammesTable, run: Inputs): Promise<boolean> {
  if (run.model_version !== modelVersion()) return false;
  const key = { city: programme.city, programme: programme.id };
  const said = await loadInputs(reader, key, run.scenario);
  return saysTheSame(said, run) && (await hasSameInputs(reader, programme, run, said));
}

function saysTheSame({ changes, assumptions }: ScenarioInputs, run: Inputs): boolean {
  return JSON.stringify(changes) === run.changes && assumptionsText(assumptions) === run.assumptions;
}

/** Asked of the data version first, which costs nothing, then of the fingerprint. */
async function hasSameInputs(
  reader: Reader,
  programme: ProgrammesTable,
  run: Inputs,
  said: ScenarioInputs,
): Promise<boolean> {
  if (run.data_version === programme.data_version || run.as_of === null) return run.as_of !== null;
  const key = { city: programme.city, programme: programme.id };
  const { portfolio } = await ledgerOutcome(reader, key, run.as_of);
  // A history moves with the plan dates behind it, though no tonne does.
  const read = await basedOn(reader, key, run.basis ?? 'assumed', run.as_of, portfolio);
  return inputsFingerprint(read, said) === run.fingerprint;
}
