import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { comparedSides, scenarioOf } from '../../services/scenarios/compared-sides.ts';
import { runScenario } from '../../services/scenarios/run-scenario.ts';
import { actorOf } from '../actor.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { isWanting } from './compare-scenarios.ts';

/** Runs those of the compared scenarios that never ran or are out of date, and shows the comparison. */
export async function runCompared(request: Request_, trx: Writer): Promise<Reply> {
  const { programme, asOf, form, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const sides = await comparedSides(trx, programme, asOf, form.get('s') ?? []);
  const wanting = sides.filter(isWanting);
  for (const { id } of wanting) await runScenario(trx, actorOf(request), key, scenarioOf(id), asOf);
  return redirect(paths.compareScenarios.to({ s: sides.map(({ id }) => id) }), {
    notice: t('compare.ran', { count: wanting.length }),
  });
}
