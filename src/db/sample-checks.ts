import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import { scopedProjects, type Scope } from './scope.ts';
import type { SampleCheckItemsTable, SampleChecksTable } from './tables/sample-check-tables.ts';

const ROWS_AT_ONCE = 500;

/** Finished projects of the light workflow that are in no open check: neither paused nor merged into another. */
export async function lightFinished(reader: Reader, scope: Scope) {
  return scopedProjects(reader, scope)
    .innerJoin('project_types', (join) =>
      join.onRef('project_types.city', '=', 'projects.city').onRef('project_types.id', '=', 'projects.type'),
    )
    .leftJoin('project_figures', (join) =>
      join
        .onRef('project_figures.city', '=', 'projects.city')
        .onRef('project_figures.programme', '=', 'projects.programme')
        .onRef('project_figures.project', '=', 'projects.id'),
    )
    .select([
      'projects.id',
      'projects.type',
      'projects.step',
      'projects.district',
      'project_figures.full_year_nox as nox',
      'project_figures.full_year_voc as voc',
      'project_figures.warnings',
    ])
    .where('project_types.workflow', '=', 'light')
    .where('projects.status', '=', 'built')
    .where('projects.paused_from', 'is', null)
    .where('projects.merged_into', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('sample_check_items')
            .innerJoin('sample_checks', (join) =>
              join
                .onRef('sample_checks.city', '=', 'sample_check_items.city')
                .onRef('sample_checks.programme', '=', 'sample_check_items.programme')
                .onRef('sample_checks.id', '=', 'sample_check_items.check_id'),
            )
            .select('sample_check_items.project')
            .whereRef('sample_check_items.city', '=', 'projects.city')
            .whereRef('sample_check_items.programme', '=', 'projects.programme')
            .whereRef('sample_check_items.project', '=', 'projects.id')
            .where('sample_checks.state', '=', 'open'),
        ),
      ),
    )
    .orderBy('projects.id')
    .execute();
}

/** Every check of the programme, the latest first. */
export async function sampleChecksOf(reader: Reader, key: ProgrammeKey): Promise<SampleChecksTable[]> {
  return reader
    .selectFrom('sample_checks')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function findSampleCheck(
  reader: Reader,
  { city, programme }: ProgrammeKey,
  id: string,
): Promise<SampleChecksTable | undefined> {
  return reader
    .selectFrom('sample_checks')
    .selectAll()
    .where((row) => row.and({ city, programme, id }))
    .executeTakeFirst();
}

/** The projects of a check, by district and number. */
export async function sampleCheckItems(
  reader: Reader,
  key: ProgrammeKey,
  check: string,
): Promise<SampleCheckItemsTable[]> {
  return reader
    .selectFrom('sample_check_items')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('check_id', '=', check)
    .orderBy('stratum')
    .orderBy('project')
    .execute();
}

export async function insertSampleCheck(
  trx: Writer,
  check: SampleChecksTable,
  items: readonly SampleCheckItemsTable[],
): Promise<void> {
  await trx.insertInto('sample_checks').values(check).execute();
  for (let from = 0; from < items.length; from += ROWS_AT_ONCE)
    await trx
      .insertInto('sample_check_items')
      .values(items.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

/** Changes a check over the version that was read; false, and nothing written, when it moved. */
export async function updateSampleCheck(
  trx: Writer,
  { city, programme, id, version }: Pick<SampleChecksTable, 'city' | 'programme' | 'id' | 'version'>,
  change: Partial<Pick<SampleChecksTable, 'state' | 'closed_at' | 'closed_by' | 'closed_reason' | 'batch'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sample_checks')
    .set({ ...change, version: version + 1 })
    .where((row) => row.and({ city, programme, id, version }))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateSampleItem(
  trx: Writer,
  { city, programme, check_id, project }: Pick<SampleCheckItemsTable, 'city' | 'programme' | 'check_id' | 'project'>,
  visit: Pick<SampleCheckItemsTable, 'result' | 'code' | 'words' | 'day' | 'by_id' | 'by' | 'at'>,
): Promise<void> {
  await trx
    .updateTable('sample_check_items')
    .set(visit)
    .where((row) => row.and({ city, programme, check_id, project }))
    .execute();
}
