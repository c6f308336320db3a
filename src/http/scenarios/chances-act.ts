import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findScenario } from '../../db/scenarios.ts';
import { cancelSimulation, insertSimulation, simulationsOf } from '../../db/simulations.ts';
import type { Store } from '../../db/store.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths } from '../../paths.ts';
import { signature } from '../../services/actor.ts';
import { simulationRunner } from '../../services/simulation-runner.ts';
import { actorOf } from '../actor.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { PLAIN_CHANCES, readChances, typedChances, type AskedChances } from './chances-form.ts';
import { chancesPage, isOpen } from './chances-page.ts';

/** Small programmes are drawn before the answer goes out. */
const PATIENCE_MS = 1500;

/** Requests that asked for a simulation in their transaction, and which: it starts once that is committed. */
const ASKED = new WeakMap<Request_, string>();

/** How sure a scenario is (`?sim=S0001`; else the latest finished simulation). */
export async function showChances(request: Request_, db: Reader): Promise<Reply> {
  const scenario = await scenarioOf(request, db);
  if (scenario === undefined) return notFound();
  return chancesPage(request, db, { scenario, wanted: request.query.get('sim'), typed: PLAIN_CHANCES, errors: [] });
}

/** Asks for a simulation, or stops the one under way. A second click finds the first one's work. */
export async function actOnChances(request: Request_, trx: Writer): Promise<Reply> {
  const { form, t, programme, now } = request;
  const scenario = await scenarioOf(request, trx);
  if (scenario === undefined) return notFound();
  const here = redirect(paths.scenarioChances.to({ id: scenario.id }));
  const key = { city: programme.city, programme: programme.id };
  const under = (await simulationsOf(trx, key, scenario.id, 50)).filter(isOpen);
  if (form.get('do')?.[0] === 'cancel') {
    for (const row of under) await cancelSimulation(trx, row, now.toISOString());
    return here;
  }
  const typed = typedChances(form);
  const asked = readChances(typed, t);
  if (!('draws' in asked)) return chancesPage(request, trx, { scenario, wanted: null, typed, errors: asked });
  if (under.length === 0) ASKED.set(request, await insert(request, trx, scenario, asked));
  return here;
}

/** Starts what was asked for and waits for it a little. */
export async function startChances(request: Request_, store: Store): Promise<void> {
  const id = ASKED.get(request);
  if (id === undefined) return;
  const { city, id: programme } = request.programme;
  const done = simulationRunner(store).start({ city, programme, id });
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([done, waited]);
  clearTimeout(timer);
}

async function scenarioOf({ params, programme }: Request_, db: Reader): Promise<ScenariosTable | undefined> {
  return findScenario(db, { city: programme.city, programme: programme.id }, params['id'] ?? '');
}

async function insert(
  request: Request_,
  trx: Writer,
  scenario: ScenariosTable,
  { draws, seed, basis }: AskedChances,
): Promise<string> {
  const { city, programme } = scenario;
  const actor = actorOf(request);
  const id = `S${String(await takeNumbers(trx, city, `simulation/${programme}`)).padStart(4, '0')}`;
  await insertSimulation(trx, {
    city,
    programme,
    id,
    scenario: scenario.id,
    scenario_name: scenario.name,
    draws,
    seed,
    basis,
    state: 'waiting',
    done: 0,
    total: 0,
    owner: null,
    beat: null,
    restarts: 0,
    cancel: 0,
    changes: '[]',
    assumptions: null,
    fingerprint: '',
    model_version: '',
    data_version: 0,
    as_of: request.asOf,
    result: null,
    fault: null,
    created: request.now.toISOString(),
    created_by: request.person.displayName,
    finished: null,
  });
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      programme,
      action: 'run',
      entity: 'scenario',
      entity_id: scenario.id,
      changes: [{ field: 'simulation', from: null, to: id }],
    },
  ]);
  return id;
}
