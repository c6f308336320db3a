import type { Portfolio, Scenario } from '../../models/portfolio.ts';
import type { Reader } from '../db/reader.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import type { RunsTable } from '../db/tables/run-tables.ts';
import { modelVersion } from '../model-files.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ledgerOutcome } from './ledger.ts';
import { loadScenarios } from './load-scenarios.ts';

/** Why a run no longer says what running again would say. */
export type Stale = 'changes' | 'as-of' | 'model' | 'data';

/**
 * What has moved on since a scenario's run; null = nothing. Data count as moved only when they change what goes into the model:
 * a corrected telephone number makes no run stale.
 */
export async function staleness(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  run: Omit<RunsTable, 'outcome' | 'baseline'>,
): Promise<Stale | null> {
  if (run.scenario === null) throw new Error(`run ${run.id} is of no scenario`);
  const key = { city: programme.city, programme: programme.id };
  const scenarios = await loadScenarios(reader, key, run.scenario);
  if (JSON.stringify(scenarios.flatMap((one) => one.changes ?? [])) !== run.changes) return 'changes';
  if (run.as_of !== asOf) return 'as-of';
  if (run.model_version !== modelVersion()) return 'model';
  return (await hasSameInputs(reader, programme, run, scenarios)) ? null : 'data';
}

/** Would running again read the same inputs? Asked of the data version first, which costs nothing, then of the fingerprint. */
export async function isCurrent(
  reader: Reader,
  programme: ProgrammesTable,
  run: Omit<RunsTable, 'outcome' | 'baseline'>,
): Promise<boolean> {
  const key = { city: programme.city, programme: programme.id };
  const scenarios = run.scenario === null ? [] : await loadScenarios(reader, key, run.scenario);
  return hasSameInputs(reader, programme, run, scenarios);
}

async function hasSameInputs(
  reader: Reader,
  programme: ProgrammesTable,
  run: Omit<RunsTable, 'outcome' | 'baseline'>,
  scenarios: readonly Scenario[],
): Promise<boolean> {
  if (run.data_version === programme.data_version || run.as_of === null) return run.as_of !== null;
  const { portfolio } = await ledgerOutcome(reader, { city: programme.city, programme: programme.id }, run.as_of);
  const now: Portfolio = { ...portfolio, scenarios };
  return fingerprintOf(now) === run.fingerprint;
}
