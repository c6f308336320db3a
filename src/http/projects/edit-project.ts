import { randomUUID } from 'node:crypto';
import { deleteDraft } from '../../db/drafts.ts';
import { findProject } from '../../db/projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { askForChange } from '../../services/changes/change-requests.ts';
import { lacksReason } from '../../services/changes/fields-to-ask.ts';
import { draftRecord } from '../../services/projects/draft-record.ts';
import { projectReminders } from '../../services/projects/project-reminders.ts';
import type { Planned } from '../../services/projects/save-plan.ts';
import { planSaves } from '../../services/projects/plan-saves.ts';
import type { TypedReading } from '../../services/projects/read-typed-project.ts';
import { saveProject } from '../../services/projects/save-project.ts';
import { readTrancheList } from '../../services/imports/tranche-list.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { actorOf } from '../actor.ts';
import { wordProblems } from '../problems.ts';
import { notFound, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { conflictPage, resolved } from './conflict-page.ts';
import { copyOf } from './copy-project.ts';
import { DRAFT, draftOwner, draftTyped } from './draft-fields.ts';
import { findSources, withSource } from './find-sources.ts';
import { formPage } from './form-page.ts';
import { readForm } from './read-form.ts';
import { allConfirmed, auditReason, isConfirmed, reasonOf } from './reminders-view.ts';
import { toMerged } from './to-merged.ts';
import { blankTyped, MAX_MEASURES, readTyped, typedOf, type TypedProject } from './typed-project.ts';
import { rowsAfter } from './typed-rows.ts';
import { clauses } from '../../words/joined.ts';

/** A blank form, a copy of a project (`?from=`) or a draft gone on with (`?draft=`). */
export async function showNewProject(request: Request_, db: Reader): Promise<Reply> {
  const draft = request.query.get(DRAFT);
  const kept = draft === null ? undefined : await draftTyped(request, db, draft);
  if (kept !== undefined) return formPage(request, db, { typed: kept, current: null, continues: true });
  const from = request.query.get('from');
  if (from !== null) {
    const original = await findProject(db, request.scope, from);
    if (original === undefined) return notFound();
    return formPage(request, db, { typed: copyOf(original, randomUUID(), request.t), current: null });
  }
  const texts = { district: request.person.district ?? '', step: 'reserve' };
  return formPage(request, db, { typed: blankTyped(randomUUID(), texts), current: null });
}

export async function showEditProject(request: Request_, db: Reader): Promise<Reply> {
  const current = await findProject(db, request.scope, request.params['id'] ?? '');
  if (current === undefined) return notFound();
  if (current.merged_into !== null) return toMerged(current.merged_into, request);
  const kept = request.query.has(DRAFT) ? await draftTyped(request, db, current.id) : undefined;
  if (kept !== undefined) return formPage(request, db, { typed: kept, current, continues: true });
  return formPage(request, db, { typed: typedOf(current, randomUUID()), current });
}

/** 试算 and the buttons of measures and rows: the form again with what is typed so far and its estimate; reads only. `id` names the project being edited. */
export async function estimateTyped(request: Request_, db: Reader): Promise<Reply> {
  const id = request.query.get('id');
  const current = id === null ? null : await findProject(db, request.scope, id);
  if (current === undefined) return notFound();
  const { typed, pressed } = readTyped(request.form);
  const { typed: after, errors } = await afterButton(request, withSource(typed, pressed), pressed);
  const found = await findSources(request, db, after, pressed);
  return formPage(request, db, { typed: after, current, errors, found, continues: true });
}

/** Writes a new or edited project with its audit row, or says why not. */
export async function sendProject(request: Request_, trx: Writer): Promise<Reply> {
  const id = request.params['id'];
  const current = id === undefined ? null : await findProject(trx, request.scope, id);
  if (current === undefined) return notFound();
  const { typed, pressed } = readTyped(request.form);

  const already = await sentBefore(trx, request.programme.city, typed.once);
  if (already !== null) return redirect(paths.project.to({ id: already }));
  // A list still in its box is no part of the record yet; saving without it would lose it in silence.
  if (`${typed.extras['tranche_text'] ?? ''}${typed.extras['tranche_file'] ?? ''}`.trim() !== '')
    return refused(request, trx, { typed, current }, [problem('tranche_text', 'list-unread')]);
  const read = await readForm(request, trx, typed, current);
  if (!read.ok) return refused(request, trx, { typed, current }, await everyProblem(request, trx, read));
  const { input, notes } = read.value;

  const record = await wouldBe(request, trx, input, { typed, current });
  if (lacksReason(request.person.role, typed.reason, current, record))
    return refused(request, trx, { typed, current }, [problem('reason', 'reason-for-plan')]);
  const reminders = await remindersFor(request, trx, { typed, current }, record);
  if (!allConfirmed(reminders, typed)) return unconfirmed(request, trx, { typed, current }, reminders);
  const context = {
    actor: actorOf(request, auditReason(reminders, typed, request.t)),
    scope: request.scope,
    asOf: request.asOf,
  };
  if (pressed === 'ask' && current !== null) {
    const asked = await askForChange(trx, context, input, typed.version ?? undefined);
    if (asked.kind !== 'asked') return outcome(request, trx, { typed, current }, asked, pressed, []);
    await handedIn(request, trx, typed, current.id);
    const notice = request.t('projects.asked', { id: asked.request });
    return redirect(paths.project.to({ id: current.id }), { notice });
  }
  const saved = await saveProject(trx, context, input, typed.version ?? undefined);
  return outcome(request, trx, { typed, current }, saved, pressed, notes);
}

/** What cannot be read, and what a save would refuse of the rest: a field that was told of is told of once. */
async function everyProblem(
  request: Request_,
  db: Reader,
  { input, problems }: Extract<TypedReading, { readonly ok: false }>,
): Promise<readonly Problem[]> {
  const context = { actor: actorOf(request), scope: request.scope, asOf: request.asOf };
  const [answer] = (await planSaves(db, context, [{ input }])).planned;
  const told = new Set(problems.map(rootOf));
  // What a branch has to ask for is known once everything can be read.
  const more = answer?.kind === 'invalid' ? answer.problems.filter(({ code }) => code !== 'needs-request') : [];
  return [...problems, ...more.filter((one) => !told.has(rootOf(one)))];
}

const rootOf = ({ field }: Problem): string => field.split('.')[0]!;

interface Sent {
  readonly typed: TypedProject;
  readonly current: ProjectRecord | null;
}

async function outcome(
  request: Request_,
  trx: Writer,
  sent: Sent,
  saved: Planned,
  pressed: string,
  notes: readonly Problem[],
): Promise<Reply> {
  const { t } = request;
  if (saved.kind === 'invalid') return refused(request, trx, sent, saved.problems);
  if (saved.kind === 'conflict') {
    const chosen = resolved(saved, sent.typed, pressed);
    if (chosen.kind === 'ask') return conflictPage(request, trx, saved, sent.typed, chosen.missing);
    return sendProject({ ...request, form: chosen.form }, trx);
  }
  await handedIn(request, trx, sent.typed, saved.record.id);
  const said = wordProblems(notes, t).map(({ message }) => message);
  return redirect(paths.project.to({ id: saved.record.id }), {
    notice: clauses([t(`projects.saved-${saved.kind}`, { id: saved.record.id }), ...said], t),
  });
}

/** The form has done its work: sending it again makes nothing new, and its draft is gone. */
async function handedIn(request: Request_, trx: Writer, typed: TypedProject, id: string): Promise<void> {
  await rememberForm(trx, request.programme.city, typed.once, id, request.now);
  await deleteDraft(trx, draftOwner(request), typed.version === null ? typed.once : id);
}

function refused(request: Request_, db: Reader, sent: Sent, problems: readonly Problem[]): Promise<Reply> {
  const asks = problems.filter(({ code }) => code === 'needs-request').map(({ field }) => field);
  const errors = wordProblems(problems, request.t);
  return formPage(request, db, { ...sent, errors, asks, continues: true, status: 422 });
}

/** Reminders with their ticks; once every one is ticked, only the reason can be missing. */
function unconfirmed(request: Request_, db: Reader, sent: Sent, reminders: readonly Problem[]): Promise<Reply> {
  const onlyReason = reminders.every((one) => isConfirmed(one, sent.typed)) && reasonOf(sent.typed) === '';
  const errors = onlyReason ? [{ field: 'confirm_reason', message: request.t('problems.confirm-reason') }] : [];
  return formPage(request, db, { ...sent, errors, reminders, continues: true, status: 422 });
}

/** What saving would write; null while something is wrong with it, or it is stale, for the conflict comes first. */
async function wouldBe(
  request: Request_,
  db: Reader,
  input: unknown,
  { typed, current }: Sent,
): Promise<ProjectRecord | null> {
  if (current !== null && typed.version !== current.version) return null;
  const context = { actor: actorOf(request), scope: request.scope, asOf: request.asOf };
  return draftRecord(db, context, input, current);
}

/** What has to be confirmed before this is saved. */
async function remindersFor(
  request: Request_,
  db: Reader,
  { current }: Sent,
  record: ProjectRecord | null,
): Promise<readonly Problem[]> {
  if (record === null) return [];
  const key = { city: request.programme.city, programme: request.programme.id };
  const [reminders = []] = await projectReminders(db, key, [{ record, before: current }]);
  return reminders;
}

async function afterButton(
  request: Request_,
  typed: TypedProject,
  pressed: string,
): Promise<{ readonly typed: TypedProject; readonly errors: readonly FieldProblem[] }> {
  const rowed = rowsAfter(withMeasures(typed, pressed), pressed);
  if (pressed === 'read-tranches') {
    const [file] = request.files;
    const read = await readTrancheList(file?.bytes ?? null, typed.extras['tranche_text'] ?? '', request.programme.year);
    if (!read.ok) return { typed: rowed, errors: wordProblems(read.problems, request.t) };
    return { typed: { ...rowed, tranches: read.value, extras: { ...rowed.extras, tranche_text: '' } }, errors: [] };
  }
  return { typed: rowed, errors: [] };
}

function withMeasures(typed: TypedProject, pressed: string): TypedProject {
  const { measures } = typed;
  if (pressed === 'add-measure')
    return { ...typed, measures: [...measures, { method: '', basis: 'original', inputs: {} }].slice(0, MAX_MEASURES) };
  const removed = /^remove-measure-(\d{1,2})$/.exec(pressed);
  return removed === null ? typed : { ...typed, measures: measures.filter((_, index) => index !== Number(removed[1])) };
}
