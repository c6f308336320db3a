import { randomUUID } from 'node:crypto';
import { fieldOf } from '../../catalogue/fields.ts';
import type { Checked, Problem } from '../../catalogue/problem.ts';
import { findProject } from '../../db/projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { loadModelFiles } from '../../model-files.ts';
import { paths } from '../../paths.ts';
import { cellWords } from '../../services/project-cells.ts';
import { cityLists } from '../../services/options.ts';
import { draftRecord } from '../../services/draft-record.ts';
import { estimateProject, ownView } from '../../services/estimate-project.ts';
import { ledgerOutcome } from '../../services/ledger.ts';
import { measuresOf, readTypedProject, type ReadProject } from '../../services/read-typed-project.ts';
import { saveProject } from '../../services/save-project.ts';
import { actorOf } from '../actor.ts';
import { derivationView } from '../derivation.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { conflictView, mergedTyped } from './conflict-view.ts';
import { estimateView } from './estimate-view.ts';
import { formView } from './form-view.ts';
import { readTyped, typedOf, type TypedProject } from './typed-project.ts';

export async function showNewProject(request: Request_, db: Reader): Promise<Reply> {
  const texts = { district: request.person.district ?? '', step: 'reserve' };
  return formPage(request, db, {
    typed: { texts, measures: [], version: null, reason: '', once: randomUUID() },
    current: null,
  });
}

export async function showEditProject(request: Request_, db: Reader): Promise<Reply> {
  const current = await findProject(db, request.scope, request.params['id'] ?? '');
  if (current === undefined) return notFound();
  return formPage(request, db, { typed: typedOf(current, randomUUID()), current });
}

/** 试算 and the buttons of the measures: the form again with what is typed so far and its estimate; reads only. `id` names the project being edited. */
export async function estimateTyped(request: Request_, db: Reader): Promise<Reply> {
  const id = request.query.get('id');
  const current = id === null ? null : await findProject(db, request.scope, id);
  if (current === undefined) return notFound();
  const { typed, pressed } = readTyped(request.form);
  return formPage(request, db, { typed: withMeasures(typed, pressed), current });
}

/** Writes a new or edited project with its audit row, or says why not. */
export async function sendProject(request: Request_, trx: Writer): Promise<Reply> {
  const id = request.params['id'];
  const current = id === undefined ? null : await findProject(trx, request.scope, id);
  if (current === undefined) return notFound();
  const { typed } = readTyped(request.form);

  const already = await sentBefore(trx, request.programme.city, typed.once);
  if (already !== null) return redirect(paths.project.to({ id: already }));
  const read = await readForm(request, trx, typed, current);
  if (!read.ok)
    return formPage(request, trx, { typed, current, errors: wordProblems(read.problems, request.t), status: 422 });
  const context = {
    actor: actorOf(request, typed.reason.trim() || undefined),
    scope: request.scope,
    asOf: request.asOf,
  };
  const saved = await saveProject(trx, context, read.value.input, typed.version ?? undefined);
  if (saved.kind === 'invalid')
    return formPage(request, trx, { typed, current, errors: wordProblems(saved.problems, request.t), status: 422 });
  if (saved.kind === 'conflict')
    return formPage(request, trx, { typed: mergedTyped(saved, typed), current, conflict: saved, status: 409 });
  await rememberForm(trx, request.programme.city, typed.once, saved.record.id, request.now);
  return redirect(paths.project.to({ id: saved.record.id }), {
    notice: request.t(`projects.saved-${saved.kind}`, { id: saved.record.id }),
  });
}

interface FormState {
  readonly typed: TypedProject;
  readonly current: ProjectRecord | null;
  readonly errors?: readonly FieldProblem[];
  readonly conflict?: Parameters<typeof conflictView>[0];
  readonly status?: number;
}

/** The form with its estimate; nothing typed is lost, whatever was pressed. */
async function formPage(
  request: Request_,
  db: Reader,
  { typed, current, errors = [], conflict, status = 200 }: FormState,
): Promise<Reply> {
  const { t, locale, programme } = request;
  const lists = await cityLists(db, programme, locale);
  const { methods } = await loadModelFiles();
  const title = current === null ? t('projects.new') : t('projects.edit', { name: current.name });
  const data = {
    title,
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      ...(current === null ? [] : [{ label: current.id, href: paths.project.to({ id: current.id }) }]),
    ],
    errors,
    action: current === null ? paths.newProject.to() : paths.editProject.to({ id: current.id }),
    estimateAction: paths.estimateProject.to(current === null ? {} : { id: current.id }),
    cancel: current === null ? paths.projects.to() : paths.project.to({ id: current.id }),
    form: formView({ typed, errors, lists, methods, locale, t }),
    conflict: conflict === undefined ? null : conflictView(conflict, lists, t),
    ...(await estimateOf(request, db, typed, current)),
  };
  return page('projects/edit', data, { status });
}

/** The estimate beside the form: what can be worked out from what is typed so far, and why the rest cannot. */
async function estimateOf(request: Request_, db: Reader, typed: TypedProject, current: ProjectRecord | null) {
  const { t, locale, programme, asOf } = request;
  const read = await readForm(request, db, typed, current);
  if (!read.ok)
    return {
      estimate: null,
      derivations: [],
      missing: await missingWords(read.problems, typed, request),
    };
  const derivations = read.value.worked.map(({ result }) => derivationView(result.derivation, locale, t));
  const record = await draftRecord(
    db,
    { actor: actorOf(request), scope: request.scope, asOf },
    read.value.input,
    current,
  );
  if (record === null) return { estimate: null, derivations, missing: [t('projects.estimate-needs')] };
  const key = { city: programme.city, programme: programme.id };
  const estimate = estimateProject(await ledgerOutcome(db, key, asOf), record);
  if (estimate === null) return { estimate: null, derivations, missing: [t('projects.estimate-needs')] };
  return {
    estimate: estimateView(ownView(estimate, request.scope), await targetsOf(db, key), t),
    derivations,
    missing: [],
  };
}

const NAMED_AT_MOST = 4;

/** What is still missing for an estimate, each with the name of its field or of its method's input. */
async function missingWords(
  problems: readonly Problem[],
  typed: TypedProject,
  { t, locale }: Request_,
): Promise<string[]> {
  const { methods } = await loadModelFiles();
  const label = ({ field }: Problem): string => {
    const input = /^measures\.(\d+)\.inputs\.(.+)$/.exec(field);
    if (input === null) return hasField(field) ? t(`fields.${field}`) : '';
    const measure = measuresOf(typed.measures)[Number(input[1])];
    return methods.get(measure?.method ?? '')?.definition.inputs[input[2]!]?.name[locale === 'en' ? 'en' : 'zh'] ?? '';
  };
  const words = wordProblems(problems, t).map(({ message }, index) => {
    const name = label(problems[index]!);
    return name === '' ? message : `${name}${t('projects.colon')}${message}`;
  });
  return [...new Set(words)].slice(0, NAMED_AT_MOST);
}

const hasField = (key: string): boolean => fieldOf(key) !== undefined;

/** What is typed over what is kept: fields the form does not show stay as they are. */
async function readForm(
  request: Request_,
  db: Reader,
  typed: TypedProject,
  current: ProjectRecord | null,
): Promise<Checked<ReadProject>> {
  const { t, locale, programme, asOf } = request;
  const lists = await cityLists(db, programme, locale);
  const read = await readTypedProject(
    typed.texts,
    measuresOf(typed.measures),
    cellWords(lists, t, programme.year, locale),
    asOf,
  );
  if (!read.ok) return read;
  const kept =
    current === null
      ? { id: null }
      : {
          id: current.id,
          parent: current.parent,
          replaces: current.replaces,
          group: current.group,
          crs: current.crs,
          activity: current.activity,
          activity_unit: current.activity_unit,
          uncertainty: current.uncertainty,
          origin: current.origin,
        };
  return { ok: true, value: { ...read.value, input: { ...kept, ...read.value.input } } };
}

function withMeasures(typed: TypedProject, pressed: string): TypedProject {
  const { measures } = typed;
  if (pressed === 'add-measure')
    return { ...typed, measures: [...measures, { method: '', basis: 'original', inputs: {} }] };
  const removed = /^remove-measure-(\d{1,2})$/.exec(pressed);
  return removed === null ? typed : { ...typed, measures: measures.filter((_, index) => index !== Number(removed[1])) };
}
