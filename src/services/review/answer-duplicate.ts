import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { putDuplicateAnswer } from '../../db/duplicate-answers.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject, updateProjects } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import type { DuplicateAnswersTable } from '../../db/tables/review-tables.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import { recredit } from '../figures/recredit.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** What a person says of two records that look like one project: `keep` is the one that stays, or the one that replaces the other. */
export interface DuplicateAnswer {
  readonly keep: string;
  readonly other: string;
  readonly answer: DuplicateAnswersTable['answer'];
}

export type Answered =
  { readonly kind: 'answered' } | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Keeps the answer for the pair (不同项目 is remembered), and carries it out: 合并入 leaves the other record with its history and counts it
 * nowhere, 替代 names it as replaced. One transaction with its audit rows; the figures of both sources are credited anew.
 */
export async function answerDuplicate(trx: Writer, context: SaveContext, asked: DuplicateAnswer): Promise<Answered> {
  const { actor, scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const [keep, other] = [await findProject(trx, scope, asked.keep), await findProject(trx, scope, asked.other)];
  if (keep === undefined) throw new NotFound('project', asked.keep);
  if (other === undefined) throw new NotFound('project', asked.other);
  const problems = problemsOf(keep, other, asked.answer);
  if (problems.length > 0) return { kind: 'invalid', problems };

  const [first, second] = keep.id < other.id ? [keep.id, other.id] : [other.id, keep.id];
  await putDuplicateAnswer(trx, {
    city: scope.city,
    programme: scope.programme,
    first,
    second,
    answer: asked.answer,
    reason: actor.reason ?? null,
    at: actor.now.toISOString(),
    by: actor.person.displayName,
  });
  if (asked.answer === 'different') {
    await writeAudit(trx, [{ ...entryOf(context, keep, 'answer', 'other', null, other.id), entity: 'duplicate' }]);
    return { kind: 'answered' };
  }
  const merging = asked.answer === 'merged';
  const [changed, field, to] = merging
    ? ([other, 'merged_into', keep.id] as const)
    : ([keep, 'replaces', other.id] as const);
  const after: ProjectRecord = {
    ...changed,
    [field]: to,
    version: changed.version + 1,
    updated: actor.now.toISOString(),
    updated_by: actor.person.displayName,
  };
  const written = await updateProjects(trx, scope, [{ record: after, before: changed }]);
  if (!written) throw new Error(`project ${changed.id} changed although its programme was held`);
  await writeAudit(trx, [entryOf(context, changed, merging ? 'merge' : 'update', field, changed[field], to)]);
  await recredit(trx, programme, asOf, {
    ids: [keep.id, other.id],
    sources: [keep.source, other.source].filter((source) => source !== null),
  });
  return { kind: 'answered' };
}

function problemsOf(keep: ProjectRecord, other: ProjectRecord, answer: DuplicateAnswer['answer']): readonly Problem[] {
  if (keep.id === other.id) return [problem('keep', 'same-project')];
  if (answer === 'different') return [];
  if (keep.merged_into !== null) return [problem('keep', 'already-merged', { value: keep.id })];
  return other.merged_into === null ? [] : [problem('other', 'already-merged', { value: other.id })];
}

function entryOf(
  { actor, scope }: SaveContext,
  record: ProjectRecord,
  action: string,
  field: string,
  from: string | null,
  to: string,
) {
  return {
    ...signature(actor),
    city: scope.city,
    programme: scope.programme,
    district: record.district,
    action,
    entity: 'project',
    entity_id: record.id,
    changes: [{ field, from, to }],
  };
}
