import { createHash } from 'node:crypto';
import type { BulkChange } from '../../catalogue/bulk-change.ts';
import { reminderKey, reminderToken } from '../../catalogue/reminders.ts';
import { updateBulkPlan } from '../../db/bulk-plans.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { BulkPlansTable } from '../../db/tables/change-tables.ts';
import { paths } from '../../paths.ts';
import {
  bulkEdit,
  bulkReminders,
  previewBulk,
  type Raised,
  type Stays,
  type Versions,
} from '../../services/changes/bulk-edit.ts';
import type { CityLists } from '../../services/options.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { changeText } from '../../services/changes/change-text.ts';
import { recordChanges } from '../../services/changes/record-changes.ts';
import { grouped } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { changeLines, fieldName } from '../change-lines.ts';
import { impactView } from '../impact-view.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { chosenIds, planOf, selectionOf } from './bulk-begin.ts';
import { clauses } from '../../words/joined.ts';

const SAMPLES_SHOWN = 10;
const STAYS_SHOWN = 200;

/** Old → new, who stays out and why, and what hangs on it, before anything is written. */
export async function previewBulkPage(request: Request_, db: Reader): Promise<Reply> {
  const plan = await planOf(request, db);
  if (plan === undefined) return notFound();
  if (plan.batch !== null) return redirect(paths.batch.to({ id: plan.batch }));
  if (plan.changes === null) return redirect(paths.bulk.to({ plan: plan.id }));
  return previewPage(request, db, plan, []);
}

async function previewPage(
  request: Request_,
  db: Reader,
  plan: BulkPlansTable,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, locale, programme, scope, asOf } = request;
  const { changes, versions } = intentionOf(plan);
  const preview = await previewBulk(db, { actor: actorOf(request), scope, asOf }, versions, changes);
  const lists = await wordedLists(db, programme, locale);
  const count = (name: string, value: number) => ({ name: t(`bulk.count-${name}`), value: grouped(value) });
  const same = preview.stays.filter(({ why }) => why === 'same').length;
  const data = {
    errors,
    title: t('bulk.preview-title'),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: t('bulk.title'), href: paths.bulk.to({ plan: plan.id }) },
    ],
    what: changes.map((change) => sentenceOf(change, lists, t)),
    reason: plan.reason,
    matching: await matchingSentence(request, db, plan, versions),
    counts: [
      count('chosen', Object.keys(versions).length),
      count('changes', preview.changes.length),
      count('same', same),
      count('out', preview.stays.length - same),
    ],
    able: preview.changes.length > 0,
    impact: impactView(preview.impact, lists, t),
    samples: preview.changes.slice(0, SAMPLES_SHOWN).map(({ before, record }) => ({
      id: record.id,
      name: record.name,
      href: paths.project.to({ id: record.id }),
      changes: changeLines(recordChanges(before, record), lists, t),
    })),
    stays: preview.stays
      .filter(({ why }) => why !== 'same')
      .slice(0, STAYS_SHOWN)
      .map((one) => stayView(one, t)),
    staysMore: preview.stays.length - same > STAYS_SHOWN ? t('bulk.stays-more', { shown: STAYS_SHOWN }) : null,
    action: paths.bulkPreview.to({ plan: plan.id }),
    edit: paths.bulk.to({ plan: plan.id }),
    reminders: raisedView(preview.raised, t),
  };
  return page('projects/bulk-preview', data, { status: errors.length > 0 ? 422 : 200 });
}

/** 提醒 to be confirmed, and the tick that confirms exactly these. */
function raisedView(raised: readonly Raised[], t: Request_['t']) {
  if (raised.length === 0) return null;
  return {
    text: t('bulk.reminders', { count: raised.length }),
    token: tokenOf(raised),
    label: t('bulk.reminders-confirm', { count: raised.length }),
    lines: raised.slice(0, SAMPLES_SHOWN).map(({ record, reminders }) => ({
      id: record.id,
      href: paths.project.to({ id: record.id }),
      text: clauses(
        wordProblems(reminders, t).map(({ message }) => message),
        t,
      ),
    })),
  };
}

/** Names what is confirmed: with other projects or figures it has to be confirmed again. */
function tokenOf(raised: readonly Raised[]): string {
  const said = raised.map(({ record, reminders }) => [
    record.id,
    ...reminders.map((one) => `${reminderKey(one)} ${reminderToken(one)}`),
  ]);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

/** Carries the plan out, once: pressing twice leads to the same batch. */
export async function confirmBulk(request: Request_, trx: Writer): Promise<Reply> {
  const plan = await planOf(request, trx);
  if (plan === undefined) return notFound();
  if (plan.batch !== null) return redirect(paths.batch.to({ id: plan.batch }));
  if (plan.changes === null) return redirect(paths.bulk.to({ plan: plan.id }));
  const { scope, asOf, t } = request;
  const { changes, versions } = intentionOf(plan);
  const raised = await bulkReminders(trx, { actor: actorOf(request), scope, asOf }, versions, changes);
  if (raised.length > 0 && request.form.get('confirm')?.[0] !== tokenOf(raised))
    return previewPage(request, trx, plan, [{ field: 'confirm', message: t('bulk.reminders-open') }]);
  const confirmed = raised.length > 0 ? [t('bulk.reminders-confirmed', { count: raised.length })] : [];
  const reasons = plan.reason === null ? confirmed : [plan.reason, ...confirmed];
  const context = { actor: actorOf(request, reasons.length > 0 ? clauses(reasons, t) : undefined), scope, asOf };
  const batch = await bulkEdit(trx, context, versions, changes);
  if (batch === null) return redirect(paths.bulkPreview.to({ plan: plan.id }), { notice: t('bulk.nothing-left') });
  await updateBulkPlan(trx, plan, { batch });
  return redirect(paths.batch.to({ id: batch }), { notice: t('bulk.done', { id: batch }) });
}

function intentionOf(plan: BulkPlansTable) {
  return {
    changes: JSON.parse(plan.changes ?? '[]') as readonly BulkChange[],
    versions: JSON.parse(plan.versions ?? '{}') as Versions,
  };
}

/** Says so when the filter matches another number of projects than when it was chosen or than are previewed. */
async function matchingSentence(request: Request_, db: Reader, plan: BulkPlansTable, versions: Versions) {
  const selection = selectionOf(plan);
  if ('ids' in selection) return null;
  const now = await chosenIds(request, db, selection);
  const known = Object.keys(versions).length;
  if (now.length === selection.count && now.length === known) return null;
  return request.t('bulk.count-moved', { now: now.length, then: selection.count, shown: known });
}

function sentenceOf(change: BulkChange, lists: CityLists, t: Request_['t']): string {
  const name = t(`fields.${change.field}`);
  switch (change.op) {
    case 'set':
      return t('bulk.say-set', { name, value: changeText(change.field, change.value, lists, t) });
    case 'clear':
      return t('bulk.say-clear', { name });
    case 'shift':
      return t(change.days > 0 ? 'bulk.say-later' : 'bulk.say-earlier', { name, days: Math.abs(change.days) });
    case 'add':
      return t('bulk.say-add', { value: change.tag });
    case 'remove':
      return t('bulk.say-remove', { value: change.tag });
  }
}

function stayView({ id, name, why, problems }: Stays, t: Request_['t']) {
  const sentences = wordProblems(problems, t).map(({ message }, index) => {
    const { field } = problems[index]!;
    return field === '' ? message : `${fieldName(field, t)}${t('projects.colon')}${message}`;
  });
  return {
    id,
    name,
    href: why === 'gone' ? null : paths.project.to({ id }),
    why: clauses([t(`batches.left.${why}`), ...sentences], t),
  };
}
