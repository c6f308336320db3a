import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import type { Writer } from '../../db/reader.ts';
import { insertSimulation, type SimulationKey } from '../../db/simulations.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import type { SimulationsTable } from '../../db/tables/simulation-tables.ts';
import { signature, type Actor } from '../actor.ts';
import { askedWork } from '../work/asked-work.ts';

/** What a person asks for. */
export type AskedSimulation = Pick<SimulationsTable, 'draws' | 'seed' | 'basis'>;

/** Writes down that a scenario is to be simulated; the runner takes it from there. */
export async function askSimulation(
  trx: Writer,
  actor: Actor,
  scenario: ScenariosTable,
  asked: AskedSimulation,
  asOf: string,
): Promise<SimulationKey> {
  const { city, programme } = scenario;
  const id = `S${String(await takeNumbers(trx, city, `simulation/${programme}`)).padStart(4, '0')}`;
  await insertSimulation(trx, {
    city,
    programme,
    id,
    scenario: scenario.id,
    scenario_name: scenario.name,
    ...asked,
    ...askedWork(actor, asOf),
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
  return { city, programme, id };
}
