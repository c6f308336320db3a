import { MOVE_KINDS, type MoveKind } from '../../catalogue/workflows.ts';
import { replacingProjects } from '../../db/project-names.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { ownView, standingOf } from '../../services/figures/estimate-project.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { lifeOfProject } from '../../services/life/life-of-project.ts';
import { moveProject } from '../../services/life/move-project.ts';
import { cityLists } from '../../services/options.ts';
import { acceptAskedMove } from '../../services/changes/ask-for-move.ts';
import { actorOf } from '../actor.ts';
import { openRequestLines, requestBrought } from '../asked-moves.ts';
import { mayWrite } from '../may-write.ts';
import { wordProblems } from '../problems.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { trackView } from '../track.ts';
import { askView, type TypedAsk } from './ask-view.ts';
import { dossierView } from './dossier-view.ts';
import { gapView } from './gap-view.ts';
import { movesView } from './moves-view.ts';
import { packagesView } from './packages-view.ts';
import { moveView, otherMoves, remarks, signaturesView } from './steps-view.ts';
import { readMove, type TypedMove } from './typed-move.ts';

export async function showSteps(request: Request_, db: Reader): Promise<Reply> {
  const asked = MOVE_KINDS.find((kind) => kind === request.query.get('do'));
  const brought = asked === undefined ? null : await requestBrought(request, db, request.params['id'] ?? '', asked);
  return stepsPage(request, db, { asked: asked ?? 'advance', typed: brought ?? {} });
}

/** One move of one project; sending the form twice makes one move. */
export async function sendMove(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, programme } = request;
  const id = request.params['id'] ?? '';
  if ((await findProject(trx, scope, id)) === undefined) return notFound();
  const { kind, typed, request: asked, problems } = readMove(request.form);
  const there = paths.projectSteps.to({ id });
  if ((await sentBefore(trx, programme.city, typed.once.slice(0, 64))) !== null) return redirect(there);
  const again = (errors: readonly FieldProblem[], status: number) =>
    stepsPage(request, trx, { asked: kind, typed, errors, status });
  if (problems.length > 0) return again(wordProblems(problems, t), 422);

  const moved = await moveProject(trx, { actor: actorOf(request, asked.reason || undefined), scope, asOf }, id, asked);
  if (moved.kind === 'invalid') return again(wordProblems(moved.problems, t), 422);
  if (moved.kind === 'stale')
    return again([{ field: '', message: t('lifecycle.stale', { who: moved.theirs.updated_by }) }], 409);
  const done = { project: id, move: kind };
  if (/^\d{1,9}$/.test(typed.request))
    await acceptAskedMove(trx, { actor: actorOf(request), scope, asOf }, Number(typed.request), done);
  await rememberForm(trx, programme.city, typed.once.slice(0, 64), id, request.now);
  const step = t(`options.step.${moved.record.step}`);
  return redirect(there, { notice: t(moved.kind === 'signed' ? 'lifecycle.done-signed' : `lifecycle.done`, { step }) });
}

interface Shown {
  readonly asked: MoveKind;
  readonly typed?: Partial<TypedMove>;
  readonly ask?: Partial<TypedAsk>;
  /** What was typed of the work packages, by control. */
  readonly packages?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldProblem[];
  readonly status?: number;
}

/** The whole page: where the project stands, what is due, what is on file, who signed, what was done. */
export async function stepsPage(
  request: Request_,
  db: Reader,
  { asked, typed = {}, ask = {}, packages = {}, errors = [], status = 200 }: Shown,
): Promise<Reply> {
  const { scope, programme, locale, asOf, person } = request;
  const record = await findProject(db, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const key = { city: programme.city, programme: programme.id };
  const life = await lifeOfProject(db, key, record);
  const lists = await cityLists(db, programme, locale);
  const cancels = asked === 'cancel' && mayWrite(person, 'project.steer', record) && life.kinds.includes('cancel');
  const gap = cancels ? ownView(standingOf(await ledgerOutcome(db, key, asOf), record), scope) : null;
  const data = {
    ...projectHead(request, record, lists, 'steps'),
    errors,
    track: trackView({ ...life, step: record.step }, request.t),
    remarks: remarks(record, life, request),
    replacedBy: (await replacingProjects(db, scope, record.id)).map(({ id, name }) => ({
      id,
      name,
      href: paths.project.to({ id }),
    })),
    move: moveView(record, life, request, asked, typed, errors),
    gap: gap === null ? null : gapView(gap, await targetsOf(db, key), request.t),
    ask: await askView(request, db, { record, life }, ask, errors),
    requests: await openRequestLines(request, db, record.id),
    others: otherMoves(record, life, request, asked),
    dossier: dossierView(record, life, request, errors),
    packages: life.workflow === 'ule' ? packagesView(record, life, request, packages, errors) : null,
    signatures: signaturesView(life, request),
    moves: movesView(life, request),
    movesNone: request.t(life.steps.length > 0 ? 'lifecycle.moves-dated' : 'lifecycle.moves-none'),
  };
  return page('lifecycle/steps', data, { status });
}
