import { problem, type Problem } from '../catalogue/problem.ts';
import { writeAudit } from '../db/audit.ts';
import { holdProgramme } from '../db/programmes.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import { findProject, markDeleted, markRestored } from '../db/projects.ts';
import type { Writer } from '../db/reader.ts';
import { NotFound } from '../errors.ts';
import { signature } from './actor.ts';
import { recredit } from './recredit.ts';
import type { SaveContext } from './save-plan.ts';

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
  const { actor, scope, asOf } = context;
  const reason = actor.reason?.trim() ?? '';
  if (reason === '') return { kind: 'invalid', problems: [problem('reason', 'required')] };
  const programme = await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  if (expectedVersion !== undefined && expectedVersion !== record.version) return { kind: 'stale', theirs: record };

  const by = { updated: actor.now.toISOString(), updated_by: actor.person.displayName };
  await markDeleted(trx, scope, { ...by, id, version: record.version + 1 }, reason);
  await writeDeletion(trx, context, record, 'delete');
  await recredit(trx, programme, asOf, { ids: [id], sources: record.source === null ? [] : [record.source] });
  return { kind: 'deleted', record };
}

/** Brings a deleted project back as it was. */
export async function restoreProject(trx: Writer, context: SaveContext, id: string): Promise<ProjectRecord> {
  const { actor, scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const by = { updated: actor.now.toISOString(), updated_by: actor.person.displayName };
  const restored = await markRestored(trx, scope, id, by);
  const record = restored ? await findProject(trx, scope, id) : undefined;
  if (record === undefined) throw new NotFound('project', id);

  await writeDeletion(trx, context, record, 'restore');
  await recredit(trx, programme, asOf, { ids: [id], sources: record.source === null ? [] : [record.source] });
  return record;
}

async function writeDeletion(
  trx: Writer,
  { actor, scope }: SaveContext,
  record: ProjectRecord,
  action: 'delete' | 'restore',
): Promise<void> {
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action,
      entity: 'project',
      entity_id: record.id,
      changes: [],
    },
  ]);
}
