import { assumesNothing } from '../../../models/engine/assumptions.ts';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { faultLine } from '../../../models/fault.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { holdProgramme, type ProgrammeKey } from '../../db/programmes.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findEqualRun, insertRun } from '../../db/runs.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { modelVersion } from '../../model-files.ts';
import { signature, type Actor } from '../actor.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { loadPortfolio } from '../portfolio/load-portfolio.ts';
import { loadInputs, type ScenarioInputs } from './load-scenarios.ts';
import { keptInputs } from './run-inputs-kept.ts';
import { assumptionsText, inputsFingerprint, portfolioUnder } from './run-inputs.ts';

/**
 * Runs a scenario (null = the programme as it stands) and freezes inputs' fingerprint, model version and outcomes with and
 * without its changes. A run of the same inputs by the same model is used again.
 */
export async function runScenario(
  trx: Writer,
  actor: Actor,
  key: ProgrammeKey,
  scenario: string | null,
  asOf: string,
): Promise<RunsTable> {
  const { name, data_version } = await holdProgramme(trx, key);
  const said = await loadInputs(trx, key, scenario);
  const programme = await loadPortfolio(trx, key, asOf);
  const inputs = { fingerprint: inputsFingerprint(programme, said), model_version: modelVersion(), scenario };
  const equal = await findEqualRun(trx, key, inputs);
  if (equal !== undefined) return equal;

  const run: RunsTable = {
    ...runContent(key, { name, data_version }, programme, said, { ...inputs, as_of: asOf }),
    id: `R${String(await takeNumbers(trx, key.city, `run/${key.programme}`)).padStart(4, '0')}`,
    created: actor.now.toISOString(),
    created_by: actor.person.displayName,
  };
  await insertRun(trx, run);
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: key.city,
      programme: key.programme,
      action: 'run',
      entity: scenario === null ? 'programme' : 'scenario',
      entity_id: scenario ?? key.programme,
      changes: [{ field: 'run', from: null, to: run.id }],
    },
  ]);
  return run;
}

/** What running now would give, kept nowhere and without a number: for looking at what has changed since. */
export async function unkeptRun(
  reader: Reader,
  standing: ProgrammesTable,
  scenario: string | null,
  asOf: string,
): Promise<RunsTable> {
  const key = { city: standing.city, programme: standing.id };
  const said = await loadInputs(reader, key, scenario);
  const { portfolio } = await ledgerOutcome(reader, key, asOf);
  const fingerprint = inputsFingerprint(portfolio, said);
  const inputs = { fingerprint, model_version: modelVersion(), scenario, as_of: asOf };
  return { ...runContent(key, standing, portfolio, said, inputs), id: '', created: '', created_by: '' };
}

/** All of a run but its number and who made it. */
function runContent(
  key: ProgrammeKey,
  { name, data_version }: Pick<ProgrammesTable, 'name' | 'data_version'>,
  programme: Portfolio,
  said: ScenarioInputs,
  inputs: Pick<RunsTable, 'fingerprint' | 'model_version' | 'scenario' | 'as_of'>,
): Omit<RunsTable, 'id' | 'created' | 'created_by'> {
  const { outcome, baseline } = evaluateBoth(programme, said, inputs.scenario);
  return {
    ...inputs,
    city: key.city,
    programme: key.programme,
    scenario_name: said.scenarios.at(-1)?.name ?? name,
    changes: JSON.stringify(said.changes),
    assumptions: assumptionsText(said.assumptions),
    data_version,
    inputs: JSON.stringify(keptInputs(programme, said)),
    outcome: JSON.stringify(outcome),
    baseline: baseline === null ? null : JSON.stringify(baseline),
  };
}

/** With what the scenario changes and assumes, and without either. */
function evaluateBoth(programme: Portfolio, said: ScenarioInputs, scenario: string | null) {
  const under = checked(portfolioUnder(programme, said));
  const outcome = evaluate(under, scenario);
  if (scenario === null) return { outcome, baseline: null };
  return { outcome, baseline: evaluate(assumesNothing(said.assumptions) ? under : checked(programme)) };
}

function checked(portfolio: Portfolio): Portfolio {
  const parsed = parsePortfolio(portfolio, portfolio.name ?? '');
  if (!parsed.ok) throw new Error(`the stored programme is at fault: ${parsed.faults.map(faultLine).join('; ')}`);
  return parsed.portfolio;
}
