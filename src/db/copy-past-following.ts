import { statesProgress } from '../catalogue/freshness.ts';
import { shanghaiDay } from '../words/day.ts';
import { projectEvents } from './changes.ts';
import type { FieldChange } from './audit.ts';
import { named } from './copy-dated-details.ts';
import { followingRows, milestonesOf } from './following.ts';
import type { Fill } from './open-sqlite.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { OfProject } from './tables/project-tables.ts';
import type { ProjectFollowingTable } from './tables/following-tables.ts';

const NO_OVERRIDE = {
  override_colour: null,
  override_reason: null,
  override_by: null,
  override_from: null,
  override_until: null,
} as const;

type Override = Pick<ProjectFollowingTable, keyof typeof NO_OVERRIDE>;

/** The end of a day, and the day what is copied is asked for. */
export interface Past {
  readonly instant: string;
  readonly asOf: string;
}

/** Copies what following knew of these projects at an instant: lamps set by hand, words about progress, ways back, milestones reached. */
export async function copyPastFollowing(
  from: Reader,
  fill: Fill,
  key: ProgrammeKey,
  past: Past,
  projects: ReadonlySet<string>,
): Promise<void> {
  if (projects.size === 0) return;
  const known = <Row extends OfProject>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ project }) => projects.has(project));
  const ids = named(projects);
  fill('project_following', known(await pastFollowingRows(from, key, past, ids)));
  const moves = from
    .selectFrom('project_moves')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('at', '<', past.instant);
  fill('project_moves', known(await (ids === undefined ? moves : moves.where('project', 'in', ids)).execute()));
  const milestones = await milestonesOf(from, key, ids);
  fill(
    'milestones',
    known(milestones).map((one) => ({
      ...one,
      done: one.done !== null && one.done > past.asOf ? null : one.done,
    })),
  );
}

/** What is kept of projects beside their records, as it was known then: of every one, or of those named. */
async function pastFollowingRows(
  reader: Reader,
  key: ProgrammeKey,
  { instant, asOf }: Past,
  ids: readonly string[] | undefined,
): Promise<ProjectFollowingTable[]> {
  const overrides = await overridesBefore(reader, key, instant, asOf);
  const said = await statementsBefore(reader, key, instant, ids);
  const reported = await reportsBefore(reader, key, instant, ids);
  return (await followingRows(reader, key, ids)).map((now) => {
    const { city, programme, project, version } = now;
    const report = reported.get(project);
    const { day, by } = latest([said.get(project), report]) ?? {
      day: now.spoken,
      by: now.spoken_by,
    };
    const spoken = { spoken: day < asOf ? day : asOf, spoken_by: by };
    const override = overrides.get(project) ?? NO_OVERRIDE;
    return {
      city,
      programme,
      project,
      version,
      ...spoken,
      reported: report?.day ?? null,
      ...override,
    };
  });
}

/** The lamps that were set by hand before an instant and not lifted by then: the trail keeps every one of them. */
async function overridesBefore(
  reader: Reader,
  key: ProgrammeKey,
  instant: string,
  asOf: string,
): Promise<ReadonlyMap<string, Override>> {
  const events = await reader
    .selectFrom('audit')
    .select(['entity_id', 'action', 'at', 'user_name', 'changes', 'reason'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'lamp')
    .where('at', '<', instant)
    .orderBy('id')
    .execute();
  return new Map(
    events.map((event) => [event.entity_id, event.action === 'lift' ? NO_OVERRIDE : overrideOf(event, asOf)]),
  );
}

function overrideOf(
  event: {
    readonly at: string;
    readonly user_name: string;
    readonly changes: string;
    readonly reason: string | null;
  },
  asOf: string,
): Override {
  const changes = JSON.parse(event.changes) as readonly FieldChange[];
  const value = (field: string): string => {
    const to = changes.find((change) => change.field === field)?.to;
    return typeof to === 'string' ? to : '';
  };
  const set = shanghaiDay(new Date(event.at));
  return {
    override_colour: value('lamp') as Override['override_colour'],
    override_reason: event.reason ?? '',
    override_by: event.user_name,
    // The programme's day may stand behind the calendar: what was known then held from then on.
    override_from: set < asOf ? set : asOf,
    override_until: value('until'),
  };
}

interface Statement {
  readonly day: string;
  readonly by: string;
}

const latest = (statements: readonly (Statement | undefined)[]): Statement | undefined =>
  statements.reduce((best, one) => (one !== undefined && one.day >= (best?.day ?? '') ? one : best), undefined);

/** The last word about each project's progress that its trail and its papers hold from before an instant; its entry is one. */
async function statementsBefore(
  reader: Reader,
  key: ProgrammeKey,
  instant: string,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Statement>> {
  const said = new Map<string, Statement>();
  const say = (project: string, at: string, by: string): void => {
    said.set(project, latest([said.get(project), { day: shanghaiDay(new Date(at)), by }])!);
  };
  for (const { entity_id, action, at, user_name, changes } of await projectEvents(reader, key, {
    until: instant,
    projects: ids,
  }))
    if (action === 'create' || statesProgress(changes.map(({ field }) => field))) say(entity_id, at, user_name);
  const papers = reader
    .selectFrom('evidence')
    .select(['project', 'uploaded', 'uploaded_by'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('uploaded', '<', instant);
  const onFile = await (ids === undefined ? papers : papers.where('project', 'in', ids)).execute();
  for (const { project, uploaded, uploaded_by } of onFile) say(project, uploaded, uploaded_by);
  return said;
}

/** The last report of each project among those that were in before an instant. */
async function reportsBefore(
  reader: Reader,
  key: ProgrammeKey,
  instant: string,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Statement>> {
  const reports = reader
    .selectFrom('progress_reports')
    .select(['project', 'day', 'by'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('at', '<', instant)
    .orderBy('day');
  const rows = await (ids === undefined ? reports : reports.where('project', 'in', ids)).execute();
  return new Map(rows.map(({ project, day, by }) => [project, { day, by }]));
}
