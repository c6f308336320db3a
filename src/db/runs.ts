import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { RunsTable } from './tables/run-tables.ts';

/** A run without its outcomes, for lists. */
export type RunHead = Omit<RunsTable, 'inputs' | 'outcome' | 'baseline'>;

const HEAD = [
  'city', 'programme', 'id', 'scenario', 'scenario_name', 'changes', 'assumptions', 'fingerprint', 'model_version', 'data_version', 'as_of', 'created', 'created_by',
] as const; // prettier-ignore

export async function findRun(reader: Reader, key: ProgrammeKey, id: string): Promise<RunsTable | undefined> {
  return of(reader, key).selectAll().where('id', '=', id).executeTakeFirst();
}

/** The run of the same inputs and the same model, if there is one. */
export async function findEqualRun(
  reader: Reader,
  key: ProgrammeKey,
  inputs: Pick<RunsTable, 'fingerprint' | 'model_version' | 'scenario'>,
): Promise<RunsTable | undefined> {
  return of(reader, key)
    .selectAll()
    .where('fingerprint', '=', inputs.fingerprint)
    .where('model_version', '=', inputs.model_version)
    .where('scenario', inputs.scenario === null ? 'is' : '=', inputs.scenario)
    .orderBy('id')
    .executeTakeFirst();
}

/** The latest run of a scenario (null = of the programme as it stands). */
export async function latestRun(
  reader: Reader,
  key: ProgrammeKey,
  scenario: string | null,
): Promise<RunsTable | undefined> {
  return of(reader, key)
    .selectAll()
    .where('scenario', scenario === null ? 'is' : '=', scenario)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The latest run of every scenario that ever ran, without its outcomes. */
export async function latestRunOfEach(reader: Reader, key: ProgrammeKey): Promise<RunHead[]> {
  return of(reader, key)
    .select(HEAD.map((column) => `runs.${column}` as const))
    .where('scenario', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('runs as later')
            .select('later.id')
            .whereRef('later.city', '=', 'runs.city')
            .whereRef('later.programme', '=', 'runs.programme')
            .whereRef('later.scenario', '=', 'runs.scenario')
            .where((on) =>
              on.or([
                on('later.created', '>', on.ref('runs.created')),
                on.and([on('later.created', '=', on.ref('runs.created')), on('later.id', '>', on.ref('runs.id'))]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('id')
    .execute();
}

/** Runs of one scenario, the latest first, without their outcomes. */
export async function runsOfScenario(
  reader: Reader,
  key: ProgrammeKey,
  scenario: string,
  limit: number,
): Promise<RunHead[]> {
  return of(reader, key)
    .select(HEAD)
    .where('scenario', '=', scenario)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Runs of a programme, the latest first, without their outcomes. */
export async function latestRuns(reader: Reader, key: ProgrammeKey, limit: number): Promise<RunHead[]> {
  return of(reader, key).select(HEAD).orderBy('created', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function insertRun(trx: Writer, row: RunsTable): Promise<void> {
  await trx.insertInto('runs').values(row).execute();
}

function of(reader: Reader, key: ProgrammeKey) {
  return reader.selectFrom('runs').where('city', '=', key.city).where('programme', '=', key.programme);
}
