import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { SimulationsTable } from './tables/simulation-tables.ts';
import { WORK_HEAD } from './work-head.ts';

/** What names a simulation. */
export type SimulationKey = Pick<SimulationsTable, 'city' | 'programme' | 'id'>;
/** What may change of one. */
export type SimulationChange = Partial<Omit<SimulationsTable, 'city' | 'programme' | 'id'>>;
/** A simulation without its result, for lists. */
export type SimulationHead = Omit<SimulationsTable, 'result'>;

const HEAD = [...WORK_HEAD, 'draws', 'seed', 'basis'] as const;

export async function findSimulation(
  reader: Reader,
  { city, programme, id }: SimulationKey,
): Promise<SimulationsTable | undefined> {
  return reader
    .selectFrom('simulations')
    .selectAll()
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Simulations of one scenario, the latest first, without their results. */
export async function simulationsOf(
  reader: Reader,
  key: ProgrammeKey,
  scenario: string,
  limit: number,
): Promise<SimulationHead[]> {
  return reader
    .selectFrom('simulations')
    .select(HEAD)
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('scenario', '=', scenario)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Simulations of a city that are asked for or under way. */
export async function openSimulations(reader: Reader, city: string): Promise<SimulationHead[]> {
  return reader
    .selectFrom('simulations')
    .select(HEAD)
    .where('state', 'in', ['waiting', 'running'])
    .where('city', '=', city)
    .orderBy('created')
    .orderBy('id')
    .execute();
}

export async function insertSimulation(trx: Writer, row: SimulationsTable): Promise<void> {
  await trx.insertInto('simulations').values(row).execute();
}

/** Changes a simulation that still stands as it was read (state and process at work); false when it moved on meanwhile. */
export async function updateSimulation(
  trx: Writer,
  { city, programme, id, state, owner }: SimulationKey & Pick<SimulationsTable, 'state' | 'owner'>,
  set: SimulationChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('simulations')
    .set(set)
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('owner', owner === null ? 'is' : '=', owner)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Asks the process at work to stop; what waits is cancelled at once. */
export async function cancelSimulation(trx: Writer, row: SimulationHead, at: string): Promise<void> {
  if (row.state === 'waiting') await updateSimulation(trx, row, { state: 'cancelled', finished: at });
  else await updateSimulation(trx, row, { cancel: 1 });
}
