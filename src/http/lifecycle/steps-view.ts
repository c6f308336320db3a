import { randomUUID } from 'node:crypto';
import { signingBar } from '../../catalogue/four-eyes.ts';
import { lacking } from '../../catalogue/move-needs.ts';
import { mayMove, orderOf, ruleOf, type MoveKind } from '../../catalogue/workflows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { paths } from '../../paths.ts';
import type { Life } from '../../services/life/life-of-project.ts';
import { noticeOf } from '../../services/life/life-of-project.ts';
import { number } from '../../words/number.ts';
import { wordProblems } from '../problems.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { moveAddress, moveFields } from './move-form.ts';
import type { TypedMove } from './typed-move.ts';

/** The move a person is about to make, or the one that is due when they ask for none. */
export function moveView(
  record: ProjectRecord,
  life: Life,
  request: Request_,
  asked: MoveKind,
  typed: Partial<TypedMove>,
  errors: readonly FieldProblem[],
) {
  const { t, person, asOf } = request;
  const { next, workflow } = life;
  const stands = t('lifecycle.stands', { step: t(`options.step.${record.step}`) });
  const without = { lack: [], bar: '', form: null };
  if (record.merged_into !== null) return { stands, lead: '', ...without };
  if (!life.kinds.includes(asked))
    return { stands, lead: record.paused_from === null ? '' : t('lifecycle.paused-next'), ...without };
  const action = moveAddress(asked, life, request, record.id);
  const isForward = asked === 'advance' && next !== null;
  const rights = next === null ? [] : ruleOf(workflow, next).rights;
  const lead = isForward
    ? t('lifecycle.next', {
        step: t(`options.step.${next}`),
        who: rights.map((right) => t(`lifecycle.who-${right.slice('project.'.length)}`)).join(t('lifecycle.or')),
      })
    : t(`lifecycle.why-${asked}`);
  const lack = isForward
    ? wordProblems(lacking(workflow, next, life.facts, asOf), t).map(({ message }) => message)
    : [];
  const signs = isForward && ruleOf(workflow, next).signers > 0;
  const bar = signs && action !== null ? signingBar(person.id, next, life.hands) : null;
  if (action === null) return { stands, lead, ...without, lack };
  if (bar !== null) return { stands, lead, ...without, lack, bar: t(`problems.signing-${bar}`) };
  const label = !isForward
    ? t(`lifecycle.move-${asked}`)
    : t(signs ? 'lifecycle.sign-for' : 'lifecycle.go-to', { step: t(`options.step.${next}`) });
  const form = {
    action,
    kind: asked,
    version: String(record.version),
    once: randomUUID(),
    request: typed.request ?? '',
    fields: moveFields(asked, life, record, request, typed, errors),
    label,
    isDanger: asked === 'cancel' || asked === 'rebound',
  };
  return { stands, lead, lack, bar: '', form: lack.length > 0 ? null : form };
}

/** Other moves this person may make here, as links to their forms. */
export function otherMoves(record: ProjectRecord, life: Life, { t, person }: Request_, current: MoveKind) {
  if (record.merged_into !== null) return [];
  return life.kinds
    .filter((kind) => kind !== current && mayMove(person.role, kind, life.workflow, life.step))
    .map((kind) => ({
      href: paths.projectSteps.to({ id: record.id }, kind === 'advance' ? {} : { do: kind }),
      label: t(`lifecycle.move-${kind}`),
    }));
}

/** Names under the checks, the void ones with their reason. */
export function signaturesView(life: Life, { t }: Request_) {
  return life.signatures.map(({ step, by, day, opinion, found, void_reason }) => ({
    step: t(`options.step.${step}`),
    by,
    day,
    opinion,
    found: Object.entries((JSON.parse(found ?? '{}') ?? {}) as Record<string, number>)
      .map(([pollutant, tonnes]) => `${t(`options.pollutant.${pollutant}`)} ${number(tonnes, 2)} ${t('units.t/a')}`)
      .join(t('problems.list-comma')),
    void: void_reason === null ? '' : t('lifecycle.void-since', { reason: void_reason }),
  }));
}

/** Sentences about a pause, a notice and the ways back. */
export function remarks(record: ProjectRecord, life: Life, { t }: Request_): readonly string[] {
  const notice = orderOf(record.step) >= orderOf('published') ? noticeOf(life.moves) : null;
  const back = life.moves.filter(({ kind }) => kind === 'return').length;
  return [
    ...(record.paused_from === null
      ? []
      : [t('lifecycle.paused', { day: record.paused_from, reason: record.pause_reason ?? '' })]),
    ...(notice === null ? [] : [t('lifecycle.notice', { ...notice })]),
    ...(back === 0 ? [] : [t('lifecycle.returned', { count: back })]),
  ];
}
