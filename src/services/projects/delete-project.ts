import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { markDeleted, markRestored } from '../../db/deleted-projects.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject, projectsOf } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import { recredit } from '../figures/recredit.ts';
import { sourcesNamed, type SaveContext } from './save-plan.ts';

export type Deletion =
  | { readonly kind: 'deleted'; readonly record: ProjectRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale'; readonly theirs: ProjectRecord };

/** Takes a project out of every list, with a reason; the row and its number stay for good and can be brought back. */
export async function deleteProject(
  trx: Writer,
  context: SaveContext,
  id: string,
  expectedVersion?: number,
): Promise<Deletion> {
  const { actor, scope } = context;
  const reason = actor.reason?.trim() ?? '';
  if (reason === '') return { kind: 'invalid', problems: [problem('reason', 'required')] };
  await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  if (expectedVersion !== undefined && expectedVersion !== record.version) return { kind: 'stale', theirs: record };
  await deleteProjects(trx, context, [record]);
  return { kind: 'deleted', record };
}

/** Takes living projects out of every list at once; the reason of the actor stays with them. */
export async function deleteProjects(
  trx: Writer,
  context: SaveContext,
  records: readonly ProjectRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { actor, scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const ids = records.map(({ id }) => id);
  const marked = await markDeleted(trx, scope, ids, updatedBy(context), actor.reason ?? '');
  if (marked !== ids.length) throw new Error('a project was deleted although its programme was held');
  await writeDeletions(trx, context, records, 'delete');
  await recredit(trx, programme, asOf, { ids, sources: sourcesNamed(records) });
}

/** Brings a deleted project back as it was. */
export async function restoreProject(trx: Writer, context: SaveContext, id: string): Promise<ProjectRecord> {
  const [record] = await restoreProjects(trx, context, [id]);
  return record!;
}

/** Brings deleted projects back as they were; each of them must be a deleted one of the scope. */
export async function restoreProjects(
  trx: Writer,
  context: SaveContext,
  ids: readonly string[],
): Promise<readonly ProjectRecord[]> {
  if (ids.length === 0) return [];
  const { scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const marked = await markRestored(trx, scope, ids, updatedBy(context));
  if (marked !== ids.length) throw new NotFound('project', ids[0]!);
  const records = await projectsOf(trx, scope, { ids });
  await writeDeletions(trx, context, records, 'restore');
  await recredit(trx, programme, asOf, { ids, sources: sourcesNamed(records) });
  return records;
}

function updatedBy({ actor }: SaveContext): Pick<ProjectRecord, 'updated' | 'updated_by'> {
  return { updated: actor.now.toISOString(), updated_by: actor.person.displayName };
}

/** The action says everything: the record itself stays as it was. */
async function writeDeletions(
  trx: Writer,
  { actor, scope }: SaveContext,
  records: readonly ProjectRecord[],
  action: 'delete' | 'restore',
): Promise<void> {
  await writeAudit(
    trx,
    records.map((record) => ({
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action,
      entity: 'project',
      entity_id: record.id,
      changes: [],
    })),
  );
}
