import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { deleteTarget, saveTarget } from '../../services/targets/save-target.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { asks } from '../target-words.ts';
import { targetForm, wordFaults } from './target-form.ts';
import { blankTarget, readTarget, readTyped, typedOf, type TypedTarget } from './typed-target.ts';

export async function showNewTarget(request: Request_, db: Reader): Promise<Reply> {
  return formPage(request, db, null, blankTarget(), [], 200);
}

export async function showTarget(request: Request_, db: Reader): Promise<Reply> {
  const row = await targetAt(request, db);
  return row === undefined ? notFound() : formPage(request, db, row, typedOf(row), [], 200);
}

/** Saves a new or changed target, or says at each control what the model has against it. */
export async function sendTarget(request: Request_, trx: Writer): Promise<Reply> {
  const { t, programme, locale, scope, asOf, params } = request;
  const row = params['id'] === undefined ? null : await targetAt(request, trx);
  if (row === undefined) return notFound();
  const typed = readTyped(request.form);
  const { once } = typed.texts;
  // A form of a new target sent twice (two presses, back and again) makes one target.
  if (row === null && (await sentBefore(trx, programme.city, once)) !== null)
    return redirect(paths.targets.to(), { notice: t('targets.saved') });
  const lists = await cityLists(trx, programme, locale);
  const { input, problems } = readTarget(typed, row, lists, programme.year);
  const again = (errors: readonly FieldProblem[], status = 422) => formPage(request, trx, row, typed, errors, status);
  if (problems.length > 0) return again(wordProblems(problems, t));
  const version = /^\d{1,9}$/.test(typed.texts.version) ? Number(typed.texts.version) : -1;
  const context = { actor: actorOf(request), scope, asOf };
  const saved = await saveTarget(trx, context, input, row === null ? null : { before: row, version });
  if (saved.kind === 'refused') return again(wordFaults(saved.faults, t));
  if (saved.kind === 'stale')
    return again([{ field: '', message: t('targets.stale', { who: row?.updated_by ?? '' }) }], 409);
  if (row === null) await rememberForm(trx, programme.city, once, paths.targets.pattern, request.now);
  return redirect(paths.targets.to(), { notice: t(`targets.${saved.kind}`) });
}

export async function askDeleteTarget(request: Request_, db: Reader): Promise<Reply> {
  const row = await targetAt(request, db);
  return row === undefined ? notFound() : deletePage(request, row, [], 200);
}

/** Takes a target away with a reason; frozen runs and issued sheets still name it. */
export async function sendDeleteTarget(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf } = request;
  const row = await targetAt(request, trx);
  if (row === undefined) return notFound();
  const { reason, version } = readFields(request.form, ['reason', 'version']);
  const context = { actor: actorOf(request), scope, asOf };
  const before = { ...row, version: /^\d{1,9}$/.test(version) ? Number(version) : -1 };
  const done = await deleteTarget(trx, context, before, reason);
  if (done.kind === 'needs-reason')
    return deletePage(request, row, [{ field: 'reason', message: t('problems.required') }], 422);
  if (done.kind === 'has-parts') return deletePage(request, row, [{ field: '', message: t('targets.has-parts') }], 422);
  if (done.kind === 'stale')
    return deletePage(request, row, [{ field: '', message: t('targets.stale', { who: row.updated_by ?? '' }) }], 409);
  return redirect(paths.targets.to(), { notice: t('targets.deleted') });
}

/** The target an address names, among those that stand. */
export async function targetAt(request: Request_, db: Reader): Promise<TargetsTable | undefined> {
  const key = { city: request.programme.city, programme: request.programme.id };
  return (await targetsOf(db, key)).find(({ id }) => id === request.params['id']);
}

const crumbs = (request: Request_) => [{ label: request.t('targets.title'), href: paths.targets.to() }];

async function formPage(
  request: Request_,
  db: Reader,
  row: TargetsTable | null,
  typed: TypedTarget,
  errors: readonly FieldProblem[],
  status: number,
): Promise<Reply> {
  const { t, programme, locale, person } = request;
  const lists = await cityLists(db, programme, locale);
  const data = {
    title: row === null ? t('targets.new-title') : t('targets.edit-title', { name: row.title ?? asks(row, t) }),
    crumbs: crumbs(request),
    errors,
    once: request.id,
    lead: t('targets.form-lead', { from: programme.season_from, to: programme.season_to }),
    action: row === null ? paths.newTarget.to() : paths.editTarget.to({ id: row.id }),
    back: paths.targets.to(),
    remove: row !== null && may(person.role, 'target.edit') ? paths.deleteTarget.to({ id: row.id }) : null,
    isPart: row?.parent == null ? null : { text: t('targets.is-part'), href: paths.targetParts.to({ id: row.parent }) },
    ...targetForm(typed, errors, lists, t),
  };
  return page('targets/edit', data, { status });
}

function deletePage(request: Request_, row: TargetsTable, errors: readonly FieldProblem[], status: number): Reply {
  const { t } = request;
  const data = {
    title: t('targets.delete-title', { name: row.title ?? asks(row, t) }),
    crumbs: crumbs(request),
    errors,
    action: paths.deleteTarget.to({ id: row.id }),
    back: paths.targets.to(),
    version: String(row.version),
    reason: field(
      { name: 'reason', label: t('targets.delete-reason'), value: '', required: true, maxLength: 500, wide: true },
      errors,
    ),
  };
  return page('targets/delete', data, { status });
}
