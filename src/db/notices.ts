import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { Scope } from './scope.ts';
import type { SeenNoticesTable } from './tables/following-tables.ts';
import { creditedProjects } from './with-figures.ts';

/** Projects that may be worth a notice: overdue, due within so many days, stale, sent back last, or in the charge of one of these people. */
export async function noticeRows(
  reader: Reader,
  scope: Scope,
  { ahead, people }: { readonly ahead: number; readonly people: readonly string[] },
) {
  const last = reader
    .selectFrom('project_moves')
    .select(['project', (row) => row.fn.max('seq').as('seq')])
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .groupBy('project');
  const returned = await reader
    .selectFrom('project_moves')
    .innerJoin(last.as('last'), (join) =>
      join.onRef('last.project', '=', 'project_moves.project').onRef('last.seq', '=', 'project_moves.seq'),
    )
    .select(['project_moves.project', 'project_moves.seq'])
    .where('project_moves.city', '=', scope.city)
    .where('project_moves.programme', '=', scope.programme)
    .where('project_moves.kind', '=', 'return')
    .execute();
  const ids = returned.map(({ project }) => project);
  const rows = await creditedProjects(reader, scope)
    .select([
      'projects.id',
      'projects.name',
      'projects.district',
      'projects.owner',
      'project_figures.next_due',
      'project_figures.overdue_days',
      'project_figures.freshness',
      'project_figures.silent_days',
    ])
    .where((row) =>
      row.or([
        row('project_figures.overdue_days', '>=', -ahead),
        row('project_figures.freshness', '=', 'stale'),
        ...(people.length > 0 ? [row('projects.owner', 'in', people)] : []),
        ...(ids.length > 0 ? [row('projects.id', 'in', ids)] : []),
      ]),
    )
    .orderBy('project_figures.overdue_days', 'desc')
    .orderBy('projects.id')
    .execute();
  const seqs = new Map(returned.map(({ project, seq }) => [project, seq]));
  return rows.map((row) => ({ ...row, returned: seqs.get(row.id) ?? null }));
}

/** What a person has acknowledged. */
export async function seenNotices(reader: Reader, key: ProgrammeKey, userId: string): Promise<SeenNoticesTable[]> {
  return reader
    .selectFrom('seen_notices')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('user_id', '=', userId)
    .execute();
}

export async function putSeenNotices(trx: Writer, rows: readonly SeenNoticesTable[]): Promise<void> {
  for (const row of rows)
    await trx
      .insertInto('seen_notices')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['city', 'programme', 'user_id', 'project', 'kind'])
          .doUpdateSet({ mark: row.mark, at: row.at }),
      )
      .execute();
}

/** Takes the day's one digest of a person for this process; false when it was taken before. */
export async function claimDigest(
  trx: Writer,
  claim: { readonly city: string; readonly user_id: string; readonly day: string; readonly at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('sent_digests')
    .values({ ...claim, state: 'claimed' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function settleDigest(
  trx: Writer,
  { city, user_id, day }: { readonly city: string; readonly user_id: string; readonly day: string },
  state: 'sent' | 'failed',
): Promise<void> {
  await trx
    .updateTable('sent_digests')
    .set({ state })
    .where('city', '=', city)
    .where('user_id', '=', user_id)
    .where('day', '=', day)
    .execute();
}
