import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { deleteProject } from '../../services/projects/delete-project.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { toMerged } from './to-merged.ts';

export async function askDelete(request: Request_, db: Reader): Promise<Reply> {
  return askPage(request, db, '', []);
}

/** Takes a project out of the lists with a reason; its number is never used again and its history stays. */
export async function sendDelete(request: Request_, trx: Writer): Promise<Reply> {
  const { reason, version } = readFields(request.form, ['reason', 'version']);
  const id = request.params['id'] ?? '';
  const context = { actor: actorOf(request, reason), scope: request.scope, asOf: request.asOf };
  const done = await deleteProject(trx, context, id, Number(version));
  if (done.kind === 'invalid') return askPage(request, trx, reason, wordProblems(done.problems, request.t));
  if (done.kind === 'stale')
    return askPage(request, trx, reason, [
      { field: '', message: request.t('projects.delete-stale', { who: done.theirs.updated_by }) },
    ]);
  return redirect(paths.projects.to(), { notice: request.t('projects.deleted', { id }) });
}

async function askPage(request: Request_, db: Reader, reason: string, errors: readonly FieldProblem[]): Promise<Reply> {
  const { t } = request;
  const record = await findProject(db, request.scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  if (record.merged_into !== null) return toMerged(record.merged_into, request);
  const data = {
    title: t('projects.delete-title', { name: record.name }),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: record.id, href: paths.project.to({ id: record.id }) },
    ],
    errors,
    back: paths.project.to({ id: record.id }),
    version: String(record.version),
    reason: field(
      { name: 'reason', label: t('projects.delete-reason'), value: reason, required: true, maxLength: 500, wide: true },
      errors,
    ),
  };
  return page('projects/delete', data, { status: errors.length > 0 ? 422 : 200 });
}
