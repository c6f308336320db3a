import { lacking, unstated } from '../../catalogue/move-needs.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import type { ProjectInput } from '../../catalogue/project-schema.ts';
import { RETURN_REASONS } from '../../catalogue/return-reasons.ts';
import {
  orderOf,
  reopenTargets,
  returnTargets,
  ruleOf,
  skipTargets,
  type LifeStep,
  type MoveKind,
} from '../../catalogue/workflows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { inputOf } from '../projects/input-of.ts';
import type { Life } from './life-of-project.ts';
import { moveDayProblems } from './move-days.ts';
import type { MoveRequest } from './move-request.ts';
import type { MoveNote } from '../projects/save-plan.ts';

/** What a move does to the record, and what its row among the moves says. */
export interface MovePlan {
  readonly input: ProjectInput;
  readonly note: MoveNote;
}

export interface MoveCase {
  readonly record: ProjectRecord;
  readonly life: Life;
  readonly request: MoveRequest;
  readonly asOf: string;
  readonly noticeDays: number;
}

/** Kinds that are never done without saying why. */
const NEED_REASON: ReadonlySet<MoveKind> = new Set<MoveKind>([
  'skip', 'return', 'reopen', 'pause', 'adjust', 'cancel', 'rebound', 'objection',
]); // prettier-ignore

/** Works a move out: everything wrong with it at once, or the record it makes. The substitute of a cancellation is looked up by the caller. */
export function planMove(of: MoveCase): Checked<MovePlan> {
  const problems = [...dayProblems(of), ...reasonProblems(of), ...ownProblems(of)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: effectOf(of) };
}

function dayProblems({ life, request, asOf }: MoveCase): readonly Problem[] {
  const to = request.kind === 'advance' ? life.next : request.kind === 'skip' ? (request.to as LifeStep | null) : null;
  return moveDayProblems(life, request, to, asOf);
}

function reasonProblems({ request }: MoveCase): readonly Problem[] {
  return NEED_REASON.has(request.kind) && (request.reason ?? '') === '' ? [problem('reason', 'required')] : [];
}

function ownProblems({ record, life, request, asOf, noticeDays }: MoveCase): readonly Problem[] {
  const { workflow, step } = life;
  const oneOf = (targets: readonly string[]): readonly Problem[] =>
    targets.includes(request.to ?? '') ? [] : [problem('to', 'not-an-option')];
  switch (request.kind) {
    case 'advance':
    case 'skip': {
      const to = request.kind === 'advance' ? life.next : (request.to as LifeStep);
      if (request.kind === 'skip' && !skipTargets(workflow, step).includes(to!)) return oneOf([]);
      const stated = { effective: request.run ?? null, ...request };
      return [...lacking(workflow, to!, life.facts, asOf), ...unstated(workflow, to!, stated, noticeDays)];
    }
    case 'reopen':
      return oneOf(reopenTargets(workflow, step));
    case 'return': {
      const known = RETURN_REASONS.some((code) => code === request.code);
      return [...oneOf(returnTargets(workflow, step)), ...(known ? [] : [problem('code', 'required')])];
    }
    case 'pause': {
      const run = request.run ?? null;
      const isBuilt = orderOf(record.step) >= orderOf('finished');
      if (run === null) return isBuilt ? [problem('run', 'needed-when-built')] : [];
      return run === (isBuilt ? record.effective : record.run)
        ? [problem('run', isBuilt ? 'pause-new-day' : 'pause-new-day-or-none')]
        : [];
    }
    case 'adjust':
      return (['start', 'finish'] as const)
        .filter((name) => request.plan?.[name] == null)
        .map((name) => problem(name, 'required'));
    case 'cancel': {
      const substitute = (request.substitute ?? '') !== '';
      return substitute === (request.givenUp ?? false) ? [problem('substitute', 'substitute-or-given-up')] : [];
    }
    case 'rebound': {
      const closed = life.steps.find((one) => one.step === 'closed')?.day ?? '';
      return reboundPapers(life, closed).some(({ id }) => id === request.paper)
        ? []
        : [problem('paper', 'needs-rebound')];
    }
    default:
      return [];
  }
}

/** Papers that can prove a relapse: handed in on or after the day the project was closed. */
export function reboundPapers(life: Life, closed: string): Life['papers'] {
  return life.papers.filter((paper) => paper.void_at === null && paper.uploaded.slice(0, 10) >= closed);
}

function effectOf({ record, life, request }: MoveCase): MovePlan {
  const input = inputOf(record);
  const { kind, day } = request;
  const run = request.run ?? null;
  const note = (detail: MoveNote['detail'] = {}): MoveNote => ({ kind, day, code: request.code ?? null, detail });
  const to = (step: string, detail: MoveNote['detail'] = {}): MovePlan => ({
    input: { ...rewound(input, step), step },
    note: note(detail),
  });
  switch (kind) {
    case 'advance':
    case 'skip':
      return forward(input, kind === 'advance' ? life.next! : (request.to as LifeStep), life, request, note);
    case 'pause': {
      const changed = runDay(input, record, run);
      return { input: changed, note: { ...note({ run }), pause: { from: day, reason: request.reason ?? '' } } };
    }
    case 'resume': {
      const changed = run === null ? input : runDay(input, record, run);
      return { input: changed, note: { ...note({ run }), pause: { from: null, reason: null } } };
    }
    case 'adjust': {
      const { start = null, finish = null } = request.plan ?? {};
      const before = { start: input.start, finish: input.finish, run: input.run };
      return { input: { ...input, start, finish, run }, note: note({ before, after: { start, finish, run } }) };
    }
    case 'cancel':
      return to('cancelled', request.givenUp === true ? { given_up: true } : { substitute: request.substitute });
    case 'rebound': {
      const plan = to('building', { paper: request.paper, run });
      return { ...plan, input: { ...plan.input, run } };
    }
    case 'objection':
      return to('checked');
    default:
      return to(request.to!);
  }
}

function forward(
  input: ProjectInput,
  step: LifeStep,
  life: Life,
  request: MoveRequest,
  note: (detail?: MoveNote['detail']) => MoveNote,
): MovePlan {
  const { day, needs } = ruleOf(life.workflow, step);
  const run = request.run ?? null;
  const own = day === 'started' || day === 'finished' ? { [day]: request.day } : {};
  const effective = needs.includes('effective') ? { effective: run } : {};
  const detail = needs.includes('notice') ? { notice: request.notice } : {};
  return { input: { ...input, ...own, ...effective, step }, note: note(detail) };
}

/** A stable-run day stands in the plan until a project is built, then in the record of what happened. */
function runDay(input: ProjectInput, record: ProjectRecord, run: string | null): ProjectInput {
  return orderOf(record.step) >= orderOf('finished') ? { ...input, effective: run } : { ...input, run };
}

/** Going back, the actual days of steps that are no longer reached go; the trail keeps them. */
function rewound(input: ProjectInput, step: string): ProjectInput {
  if (step === 'cancelled') return input;
  const before = (other: string): boolean => orderOf(step) < orderOf(other);
  return {
    ...input,
    started: before('started') ? null : input.started,
    finished: before('finished') ? null : input.finished,
    effective: before('finished') ? null : input.effective,
  };
}
