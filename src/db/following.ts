import type { Workflow } from '../catalogue/workflows.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { MilestonesTable, ProjectFollowingTable } from './tables/following-tables.ts';

const ROWS_AT_ONCE = 500;
/** Engines take some ten thousand values in one statement; above this everything is read. */
const NAMED_AT_MOST = 8000;

/** What is kept of these projects beside their records, or of the whole programme. */
export async function followingRows(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<ProjectFollowingTable[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('project_following')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  return named(ids) ? all.where('project', 'in', ids).execute() : all.execute();
}

/** Milestones of these projects, or of the whole programme, in their order. */
export async function milestonesOf(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<MilestonesTable[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('milestones')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('project')
    .orderBy('seq');
  return named(ids) ? all.where('project', 'in', ids).execute() : all.execute();
}

/** Ways back of these projects, or of the whole programme: returns from checks and re-openings, the earliest first. */
export async function waysBack(
  reader: Reader,
  key: ProgrammeKey,
  ids?: readonly string[],
): Promise<{ readonly project: string; readonly kind: string; readonly from_step: string | null }[]> {
  if (ids?.length === 0) return [];
  const all = reader
    .selectFrom('project_moves')
    .select(['project', 'kind', 'from_step'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('kind', 'in', ['return', 'reopen', 'rebound'])
    .orderBy('project')
    .orderBy('seq');
  return named(ids) ? all.where('project', 'in', ids).execute() : all.execute();
}

/** The life that projects of a type lead, and how often news of them is expected, days. */
interface TypeFollowing {
  readonly workflow: Workflow;
  readonly rhythm: number;
}

export async function typeFollowing(reader: Reader, city: string): Promise<ReadonlyMap<string, TypeFollowing>> {
  const rows = await reader
    .selectFrom('project_types')
    .select(['id', 'workflow', 'rhythm_days'])
    .where('city', '=', city)
    .execute();
  return new Map(rows.map(({ id, workflow, rhythm_days: rhythm }) => [id, { workflow, rhythm }]));
}

/** Notes that somebody said something about the progress of these projects. */
export async function putSpoken(
  trx: Writer,
  key: ProgrammeKey,
  ids: readonly string[],
  said: { readonly spoken: string; readonly spoken_by: string; readonly reported?: string },
): Promise<void> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const rows = ids.slice(from, from + ROWS_AT_ONCE).map((project) => bareRow(key, project, said));
    await trx
      .insertInto('project_following')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['city', 'programme', 'project']).doUpdateSet({ ...said }))
      .execute();
  }
}

type Override = Pick<
  ProjectFollowingTable,
  'override_colour' | 'override_reason' | 'override_by' | 'override_from' | 'override_until'
>;

/** Sets or (all null) lifts a lamp set by hand (nothing named: only the version moves); false when somebody else changed it first. */
export async function putOverride(
  trx: Writer,
  key: ProgrammeKey,
  project: string,
  expectedVersion: number,
  override: Partial<Override>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('project_following')
    .set({ ...override, version: expectedVersion + 1 })
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Replaces the milestones of a project. */
export async function putMilestones(
  trx: Writer,
  key: ProgrammeKey,
  project: string,
  milestones: readonly Pick<MilestonesTable, 'name' | 'due' | 'done' | 'required'>[],
): Promise<void> {
  const of = { city: key.city, programme: key.programme, project };
  await trx
    .deleteFrom('milestones')
    .where((row) => row.and(of))
    .execute();
  if (milestones.length > 0)
    await trx
      .insertInto('milestones')
      .values(milestones.map((milestone, seq) => ({ ...of, seq, ...milestone })))
      .execute();
}

const named = (ids: readonly string[] | undefined): ids is readonly string[] =>
  ids !== undefined && ids.length <= NAMED_AT_MOST;

function bareRow(
  { city, programme }: ProgrammeKey,
  project: string,
  said: { readonly spoken: string; readonly spoken_by: string; readonly reported?: string },
): ProjectFollowingTable {
  return {
    city,
    programme,
    project,
    reported: null,
    override_colour: null,
    override_reason: null,
    override_by: null,
    override_from: null,
    override_until: null,
    version: 1,
    ...said,
  };
}
