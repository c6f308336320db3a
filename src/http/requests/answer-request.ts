import { moveAsked } from '../../catalogue/asked-moves.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { changeText } from '../../services/changes/change-text.ts';
import {
  acceptRequest,
  declineRequest,
  movedFields,
  standingRequest,
  type Answered,
} from '../../services/changes/change-requests.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { doorOfMove } from '../asked-moves.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { fieldName } from './list-requests.ts';

const NO_PICKS: Readonly<Record<string, string>> = {};

export async function showRequest(request: Request_, db: Reader): Promise<Reply> {
  return requestPage(request, db, { answer: '', picks: NO_PICKS, errors: [] });
}

/** 同意 makes the change as the planner's own, with both names in the record of changes; 退回 needs a reason. */
export async function answerRequest(request: Request_, trx: Writer): Promise<Reply> {
  const { t, form, scope, asOf } = request;
  const id = numberOf(request);
  const standing = id === null ? undefined : await standingRequest(trx, scope, id);
  if (id === null || standing === undefined) return notFound();
  const words = form.get('answer')?.[0]?.slice(0, 500) ?? '';
  const picks = Object.fromEntries(
    [...form].flatMap(([name, [value = '']]) => (name.startsWith('pick.') ? [[name.slice(5), value]] : [])),
  );
  const accepts = form.get('do')?.[0] === 'accept';
  const move = moveAsked(standing.changes);
  // What is asked to be done is done on its own page, which asks for day, step or substitute; the request is accepted with it.
  if (accepts && move !== null && standing.request.state === 'open')
    return redirect(doorOfMove(move, standing.request.project, id));
  const { asked_by_name: who, reason } = standing.request;
  const because = t('requests.audit-reason', { id, who, reason, answer: words.trim() });
  const answered = accepts
    ? await acceptRequest(trx, { actor: actorOf(request, because), scope, asOf }, id, { picks, words })
    : await declineRequest(trx, { actor: actorOf(request), scope, asOf }, id, 'returned', words);
  const errors = errorsOf(answered, t);
  if (errors.length > 0) return requestPage(request, trx, { answer: words, picks, errors });
  return redirect(paths.requests.to(), { notice: t(accepts ? 'requests.accepted' : 'requests.returned', { id }) });
}

/** Whoever asked takes it back while nobody has answered. */
export async function withdrawRequest(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t } = request;
  const id = numberOf(request);
  if (id === null || (await standingRequest(trx, scope, id)) === undefined) return notFound();
  const done = await declineRequest(trx, { actor: actorOf(request), scope, asOf }, id, 'withdrawn', '');
  const errors = errorsOf(done, t);
  if (errors.length > 0) return requestPage(request, trx, { answer: '', picks: NO_PICKS, errors });
  return redirect(paths.requests.to(), { notice: t('requests.withdrawn', { id }) });
}

function errorsOf(answered: Answered, t: Request_['t']): readonly FieldProblem[] {
  switch (answered.kind) {
    case 'answered':
      return [];
    case 'gone':
      return [{ field: '', message: t('requests.gone') }];
    case 'pick':
      return answered.missing.map((one) => ({
        field: `pick-${one}`,
        message: t('problems.pick-one', { field: fieldName(one, t) }),
      }));
    case 'invalid':
      return wordProblems(answered.problems, t);
    case 'conflict':
      return [{ field: '', message: t('requests.gone') }];
  }
}

/** Where a day that is asked for shows what it costs, before anybody agrees to it. */
function effectOf(
  project: string,
  changes: readonly { readonly field: string; readonly to: unknown }[],
  t: Request_['t'],
) {
  const day = changes.find(({ field: key }) => key === 'run' || key === 'effective')?.to;
  if (typeof day !== 'string') return null;
  return { href: paths.projectSlip.to({ id: project }, { day }), text: t('requests.effect', { day }) };
}

interface Answering {
  readonly answer: string;
  readonly picks: Readonly<Record<string, string>>;
  readonly errors: readonly FieldProblem[];
}

async function requestPage(request: Request_, db: Reader, { answer, picks, errors }: Answering): Promise<Reply> {
  const { t, scope, person, programme, locale } = request;
  const id = numberOf(request);
  const standing = id === null ? undefined : await standingRequest(db, scope, id);
  if (id === null || standing === undefined) return notFound();
  const { request: row, changes, conflict } = standing;
  const lists = await wordedLists(db, programme, locale);
  const move = moveAsked(changes);
  const moved = row.state === 'open' ? movedFields(standing) : [];
  const now = conflict.theirs as unknown as Readonly<Record<string, unknown>>;
  const isOpen = row.state === 'open';
  const data = {
    title: t('requests.one', { id }),
    crumbs: [
      { label: t('projects.title'), href: paths.projects.to() },
      { label: t('requests.title'), href: paths.requests.to() },
    ],
    errors,
    project: { name: conflict.theirs.name, id: row.project, href: paths.project.to({ id: row.project }) },
    state: t(`requests.state-${row.state}`),
    asked: t('requests.asked', { who: row.asked_by_name, when: shanghaiMinute(row.asked) }),
    reason: row.reason,
    answered:
      row.answered === null
        ? null
        : t('requests.answered', {
            who: row.answered_by ?? '',
            when: shanghaiMinute(row.answered),
            words: row.answer ?? '',
          }),
    movedNote: moved.length > 0 ? t('requests.moved', { count: moved.length }) : null,
    acceptLabel: t(move === null ? 'requests.accept' : 'requests.go-and-do'),
    fields: changes.map(({ field: key, from, to }) => ({
      id: `pick-${key}`,
      name: `pick.${key}`,
      label: fieldName(key, t),
      from: move === null ? changeText(key, from, lists, t) : stepName(from, t),
      now:
        move === null ? changeText(key, isOpen ? now[key] : from, lists, t) : stepName(isOpen ? now['step'] : from, t),
      to: move === null ? changeText(key, to, lists, t) : t(`lifecycle.move-${move}`),
      isMoved: moved.includes(key),
      pickedNow: picks[key] === 'theirs',
      pickedAsked: picks[key] === 'mine',
    })),
    effect: isOpen && may(person.role, 'scenario.read') ? effectOf(row.project, changes, t) : null,
    mayAnswer: isOpen && may(person.role, 'project.steer'),
    mayWithdraw: isOpen && may(person.role, 'project.ask'),
    action: paths.request.to({ id: String(id) }),
    withdraw: paths.withdrawRequest.to({ id: String(id) }),
    answer: field(
      {
        name: 'answer',
        label: t('requests.answer'),
        value: answer,
        hint: t('requests.answer-hint'),
        wide: true,
        maxLength: 500,
      },
      errors,
    ),
  };
  return page('requests/request', data, { status: errors.length > 0 ? 422 : 200 });
}

function stepName(step: unknown, t: Request_['t']): string {
  return typeof step === 'string' ? t(`options.step.${step}`) : '';
}

function numberOf({ params }: Request_): number | null {
  return /^[1-9]\d{0,8}$/.test(params['id'] ?? '') ? Number(params['id']) : null;
}
