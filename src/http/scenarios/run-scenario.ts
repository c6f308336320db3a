import type { Writer } from '../../db/reader.ts';
import { findScenario } from '../../db/scenarios.ts';
import { paths, withFragment } from '../../paths.ts';
import { runScenario } from '../../services/scenarios/run-scenario.ts';
import { actorOf } from '../actor.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

/** Runs a scenario and shows the run, frozen; the same inputs give the same run again. */
export async function sendRun(request: Request_, trx: Writer): Promise<Reply> {
  const { programme, params, asOf } = request;
  const key = { city: programme.city, programme: programme.id };
  const row = await findScenario(trx, key, params['id'] ?? '');
  if (row === undefined) return notFound();
  const run = await runScenario(trx, actorOf(request), key, row.id, asOf);
  return redirect(withFragment(paths.scenario.to({ id: row.id }, { run: run.id }), 'result'));
}
