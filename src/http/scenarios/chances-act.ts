import type { Reader, Writer } from '../../db/reader.ts';
import { findScenario } from '../../db/scenarios.ts';
import { cancelSimulation, simulationsOf, type SimulationKey } from '../../db/simulations.ts';
import type { Store } from '../../db/store.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { paths } from '../../paths.ts';
import { askSimulation } from '../../services/simulations/ask-simulation.ts';
import { simulationRunner } from '../../services/simulations/simulation-runner.ts';
import { actorOf } from '../actor.ts';
import { beginWork } from '../begin-work.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { PLAIN_CHANCES, readChances, typedChances } from './chances-form.ts';
import { chancesPage, isOpen } from './chances-page.ts';

/** Requests that asked for a simulation in their transaction, and which: it starts once that is committed. */
const ASKED = new WeakMap<Request_, SimulationKey>();

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
  if (under.length === 0) ASKED.set(request, await askSimulation(trx, actorOf(request), scenario, asked, request.asOf));
  return here;
}

/** Starts what was asked for. */
export async function startChances(request: Request_, store: Store): Promise<void> {
  const key = ASKED.get(request);
  if (key !== undefined) await beginWork(simulationRunner(store), key, request.config);
}

async function scenarioOf({ params, programme }: Request_, db: Reader): Promise<ScenariosTable | undefined> {
  return findScenario(db, { city: programme.city, programme: programme.id }, params['id'] ?? '');
}
