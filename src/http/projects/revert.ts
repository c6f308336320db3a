import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { recordChanges } from '../../services/changes/record-changes.ts';
import { previewReversion, reversionOf, revertProject } from '../../services/changes/revert-project.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { actorOf } from '../actor.ts';
import { changeLines, fieldName } from '../change-lines.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { impactView } from '../impact-view.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import type { Problem } from '../../catalogue/problem.ts';

/** What putting a project back to an earlier version would change. */
export async function askRevert(request: Request_, db: Reader): Promise<Reply> {
  return revertPage(request, db, '', []);
}

/** Puts the project back as a new version; nothing is written over what somebody saved meanwhile. */
export async function sendRevert(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf } = request;
  const { reason, version } = readFields(request.form, ['reason', 'version']);
  const context = { actor: actorOf(request, reason), scope, asOf };
  const { id, wanted } = asked(request);
  const done = await revertProject(trx, context, await reversionOf(trx, context, id, wanted), Number(version));
  if (done.kind === 'invalid') return revertPage(request, trx, reason, worded(done.problems, t));
  if (done.kind === 'conflict')
    return revertPage(request, trx, reason, [
      { field: '', message: t('history.stale', { who: done.theirs.updated_by }) },
    ]);
  return redirect(paths.project.to({ id }), { notice: t('history.reverted', { version: wanted }) });
}

function asked({ params }: Request_): { readonly id: string; readonly wanted: number } {
  const { id = '', version = '' } = params;
  return { id, wanted: /^\d{1,9}$/.test(version) ? Number(version) : -1 };
}

/** A problem of a field that this page does not show is said with the field's name. */
function worded(problems: readonly Problem[], t: Request_['t']): readonly FieldProblem[] {
  return wordProblems(problems, t).map(({ field: key, message }) =>
    key === 'reason' || key === ''
      ? { field: key, message }
      : { field: '', message: `${fieldName(key, t)}${t('projects.colon')}${message}` },
  );
}

async function revertPage(
  request: Request_,
  db: Reader,
  reason: string,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, scope, asOf, programme, locale } = request;
  const { id, wanted } = asked(request);
  const context = { actor: actorOf(request), scope, asOf };
  const reversion = await reversionOf(db, context, id, wanted);
  const { now, then } = reversion;
  const preview = await previewReversion(db, context, reversion);
  const lists = await wordedLists(db, programme, locale);
  const changes = recordChanges(now, then);
  const data = {
    title: t('history.revert-title', { name: now.name }),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: id, href: paths.project.to({ id }) },
      { label: t('history.title'), href: paths.projectHistory.to({ id }) },
    ],
    errors,
    lead: t('history.revert-lead', { version: wanted, when: shanghaiMinute(then.updated), who: then.updated_by }),
    changes: changeLines(changes, lists, t),
    refused: worded(preview.problems, t).map(({ message }) => message),
    able: preview.problems.length === 0 && changes.length > 0,
    impact: impactView(preview.impact, lists, t),
    version: String(now.version),
    back: paths.projectHistory.to({ id }),
    reason: field(
      { name: 'reason', label: t('history.reason'), value: reason, required: true, maxLength: 500, wide: true },
      errors,
    ),
  };
  return page('projects/revert', data, { status: errors.length > 0 ? 422 : 200 });
}
