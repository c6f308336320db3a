import type { Change } from '../../../models/portfolio.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findRun, latestRun } from '../../db/runs.ts';
import { findScenario, scenariosOf } from '../../db/scenarios.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { ownAssumptions } from '../../services/scenarios/load-scenarios.ts';
import { incompleteOf } from '../../services/scenarios/run-inputs-kept.ts';
import { runScenario } from '../../services/scenarios/run-scenario.ts';
import { actorOf } from '../actor.ts';
import { json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { apiScenario } from '../scenario-shape.ts';
import { wholeList } from '../whole-list.ts';

/** Scenarios of the programme, the latest changed first; archived ones with `?archived=1`. */
export async function listScenarios(request: Request_, db: Reader): Promise<Reply> {
  const rows = await scenariosOf(db, keyOf(request), request.query.get('archived') === '1');
  return wholeList(rows.map(apiScenario));
}

export async function showScenario(request: Request_, db: Reader): Promise<Reply> {
  const row = await findScenario(db, keyOf(request), request.params['id'] ?? '');
  return row === undefined ? notFound() : json(apiScenario(row));
}

/** Runs a scenario and answers the run, frozen; the same inputs give the same run again. */
export async function startRun(request: Request_, trx: Writer): Promise<Reply> {
  const key = keyOf(request);
  const row = await findScenario(trx, key, request.params['id'] ?? '');
  if (row === undefined) return notFound();
  return json(apiRun(await runScenario(trx, actorOf(request), key, row.id, request.asOf)));
}

/** What the programme achieves as it stands, or what a run said: `?scenario=S1` the latest of a scenario, `?run=R0001` a certain one. */
export async function showOutcome(request: Request_, db: Reader): Promise<Reply> {
  const key = keyOf(request);
  const [scenario, run] = [request.query.get('scenario'), request.query.get('run')];
  if (scenario === null && run === null) return json((await ledgerOutcome(db, key, request.asOf)).outcome);
  const found = run === null ? await latestRun(db, key, scenario) : await findRun(db, key, run);
  if (found === undefined || (scenario !== null && found.scenario !== scenario)) return notFound();
  return json(JSON.parse(found.outcome) as Outcome);
}

function keyOf({ programme }: Request_) {
  return { city: programme.city, programme: programme.id };
}

function apiRun(row: RunsTable) {
  const { city: _1, programme: _2, changes, outcome, baseline: _3, inputs: _4, ...rest } = row;
  return {
    ...rest,
    incomplete: incompleteOf(row),
    changes: JSON.parse(changes) as Change[],
    assumptions: ownAssumptions(row),
    outcome: JSON.parse(outcome) as Outcome,
  };
}
