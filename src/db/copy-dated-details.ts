import type { Paper } from './evidence.ts';
import type { Fill } from './open-sqlite.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';

/** The end of a day. */
export interface DayEnd {
  readonly day: string;
  readonly instant: string;
}

/** Copies what hangs on these projects and has a day of its own (steps reached, papers handed in) as far as it was known by then. */
export async function copyDatedDetails(
  from: Reader,
  fill: Fill,
  key: ProgrammeKey,
  until: DayEnd,
  projects: ReadonlySet<string>,
): Promise<void> {
  if (projects.size === 0) return;
  const ids = named(projects);
  const papers = from
    .selectFrom('evidence')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('uploaded', '<', until.instant);
  // Lists of a batch ask the trail: its first event of each project by then, without what it changed.
  const batched = from
    .selectFrom('audit')
    .select((column) => ['entity_id', 'batch', column.fn.min('id').as('id'), column.fn.min('at').as('at')])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'project')
    .where('batch', 'is not', null)
    .where('at', '<', until.instant)
    .groupBy(['entity_id', 'batch']);
  const events = await (ids === undefined ? batched : batched.where('entity_id', 'in', ids)).execute();
  const blank = { user_id: '', user_name: '', action: 'update', entity: 'project', changes: '[]' };
  fill(
    'audit',
    events
      .filter(({ entity_id }) => projects.has(entity_id))
      .map((event) => ({ city: key.city, programme: key.programme, ...blank, ...event })),
  );
  const onFile = await (ids === undefined ? papers : papers.where('project', 'in', ids)).execute();
  fill(
    'evidence',
    onFile.filter(({ project }) => projects.has(project)).map((paper) => asOnFile(paper, until.instant)),
  );
  await copyPastSteps(from, fill, key, until, projects);
}

/** Copies the steps these projects had reached by a day. */
export async function copyPastSteps(
  from: Reader,
  fill: Fill,
  key: ProgrammeKey,
  { day }: Pick<DayEnd, 'day'>,
  projects: ReadonlySet<string>,
): Promise<void> {
  if (projects.size === 0) return;
  const ids = named(projects);
  const steps = from
    .selectFrom('project_steps')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('day', '<=', day);
  const rows = await (ids === undefined ? steps : steps.where('project', 'in', ids)).execute();
  fill(
    'project_steps',
    rows.filter(({ project }) => projects.has(project)),
  );
}

/** Above this it is cheaper to read a whole programme than to name its projects. */
const NAMED_AT_MOST = 500;

/** The projects as a query names them, or undefined where it had better read them all. */
export function named(projects: ReadonlySet<string>): readonly string[] | undefined {
  return projects.size > NAMED_AT_MOST ? undefined : [...projects];
}

/** A paper judged or voided later was handed in and counted by then. */
function asOnFile(paper: Paper, instant: string): Paper {
  const isJudged = paper.judged_at !== null && paper.judged_at < instant;
  const isVoid = paper.void_at !== null && paper.void_at < instant;
  return {
    ...paper,
    ...(paper.judged_at === null || isJudged ? {} : { state: 'handed-in', ...UNJUDGED }),
    ...(isVoid ? {} : { void_at: null, void_by: null, void_reason: null }),
  };
}

const UNJUDGED = {
  judged_by: null,
  judged_at: null,
  judged_reason: null,
} as const;
