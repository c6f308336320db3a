import { insertRows } from './copy-references.ts';
import type { Paper } from './evidence.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';

/** Copies what hangs on projects and has a day of its own (steps reached, papers handed in) as far as it was known by then. */
export async function copyDatedDetails(
  from: Reader,
  to: Writer,
  key: ProgrammeKey,
  until: { readonly day: string; readonly instant: string },
  projects: ReadonlySet<string>,
): Promise<void> {
  const steps = await from
    .selectFrom('project_steps')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('day', '<=', until.day)
    .execute();
  const papers = await from
    .selectFrom('evidence')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('uploaded', '<', until.instant)
    .execute();
  // Lists of a batch ask the trail: its events by then, without what they changed.
  const batched = await from
    .selectFrom('audit')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'project')
    .where('batch', 'is not', null)
    .where('at', '<', until.instant)
    .execute();
  await insertRows(
    to,
    'audit',
    batched.filter((row) => projects.has(row.entity_id)).map((row) => ({ ...row, changes: '[]' })),
  );
  for (const [table, rows] of [
    ['project_steps', steps],
    ['evidence', papers.map((paper) => asOnFile(paper, until.instant))],
  ] as const)
    await insertRows(
      to,
      table,
      rows.filter((row) => projects.has(row.project)),
    );
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
