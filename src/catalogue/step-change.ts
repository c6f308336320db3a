import { may, type Holder } from './roles.ts';
import { problem, type Problem } from './problem.ts';
import { STEPS, type Step } from './steps.ts';
import {
  LAST_PLAIN_STEP,
  nextStep,
  orderOf,
  pathOf,
  ruleOf,
  skipTargets,
  type MoveKind,
  type Workflow,
} from './workflows.ts';

/** A change of step as a form, a workbook or a program states it: without signature, notice or substitute. */
export interface StepChange {
  readonly from: Step | null;
  readonly to: Step;
  readonly workflow: Workflow;
  /** Where the record says it comes from; ledgers of earlier years arrive as `imported`. */
  readonly origin: string;
  /** Null = the program itself (first start, command line), which whoever runs the server answers for. */
  readonly role: Holder | null;
  readonly reason: string;
  /** An earlier state is put back (undo, revert): no step is claimed that was not reached once, but no signature comes back either. */
  readonly isBack?: boolean;
}

export type StepVerdict =
  { readonly ok: true; readonly kind: MoveKind | null } | { readonly ok: false; readonly problem: Problem };

const refused = (code: string, params: Problem['params'] = {}): StepVerdict => ({
  ok: false,
  problem: problem('step', code, params),
});
const allowed = (kind: MoveKind | null): StepVerdict => ({ ok: true, kind });

/** May this change of step be saved without the page of moves, and which move is it? What must be on file is judged apart. */
export function judgeStepChange(change: StepChange): StepVerdict {
  const { from, to, role } = change;
  if (from === to) return allowed(null);
  if (from === null) return judgeNew(change);
  const kind = kindOf(change);
  if (role === null) return allowed(kind);
  if (change.isBack === true && comesBack(from, to)) {
    const reopens = crossesSigned(change.workflow, from, to) && !may(role, 'project.reopen');
    return reopens ? refused('step-signed', { step: from }) : allowed(kind);
  }
  if (!isPlain(from) || !isPlain(to)) return refused('step-on-page', { step: to });
  return kind === 'reopen' ? judgeBackward(change, role) : judgeForward({ ...change, from }, kind, role);
}

/** Steps a form offers beside the one that stands: those a save would take up, a reason given where one is asked for. */
export function offeredSteps(change: Omit<StepChange, 'to' | 'reason' | 'isBack'>): readonly Step[] {
  const reason = 'given';
  return STEPS.map(({ id }) => id).filter((to) => judgeStepChange({ ...change, to, reason }).ok);
}

/** Reserve up to 自查合格: no check has been signed and none is claimed. */
const isPlain = (step: Step): boolean => orderOf(step) >= 0 && orderOf(step) <= orderOf(LAST_PLAIN_STEP);

const comesBack = (from: Step, to: Step): boolean => isPlain(to) || (orderOf(to) >= 0 && orderOf(to) < orderOf(from));

/** Does the way back from one step to another undo what somebody signed? */
function crossesSigned(workflow: Workflow, from: Step, to: Step): boolean {
  const undone = pathOf(workflow).filter((id) => orderOf(id) > orderOf(to) && orderOf(id) <= orderOf(from));
  return undone.some((id) => ruleOf(workflow, id).signers > 0);
}

function kindOf({ from, to, workflow }: StepChange): MoveKind {
  if (to === 'cancelled') return 'cancel';
  if (from === 'cancelled' || (from !== null && orderOf(to) < orderOf(from))) return 'reopen';
  const next = from === null ? null : nextStep(workflow, from);
  // A light life has no 开工 of its own; whoever reports it is still on the way to the next step.
  return next !== null && orderOf(to) <= orderOf(next) ? 'advance' : 'skip';
}

/** A new record begins in reserve; a planner may enter what is already under way, and the history of an imported ledger whole. */
function judgeNew({ to, role, origin }: StepChange): StepVerdict {
  if (to === 'reserve') return allowed(null);
  if (role === null) return allowed('enter');
  if (!may(role, 'project.steer')) return refused('step-not-yours', { step: to });
  return isPlain(to) || origin !== 'entered' ? allowed('enter') : refused('step-needs-import', { step: to });
}

function judgeForward(change: StepChange & { readonly from: Step }, kind: MoveKind, role: Holder): StepVerdict {
  const { from, to, workflow, reason } = change;
  if (to === 'cancelled') return refused('step-on-page', { step: to });
  if (kind === 'advance') {
    const { rights } = ruleOf(workflow, to);
    return rights.some((right) => may(role, right)) ? allowed(kind) : refused('step-not-yours', { step: to });
  }
  if (!may(role, 'project.steer') || reason === '')
    return refused('step-skip', { step: nextStep(workflow, from) ?? to });
  return skipTargets(workflow, from).includes(to) ? allowed(kind) : refused('step-on-page', { step: to });
}

function judgeBackward({ to, reason }: StepChange, role: Holder): StepVerdict {
  if (!may(role, 'project.reopen')) return refused('step-not-yours', { step: to });
  return reason === '' ? refused('step-back', { step: to }) : allowed('reopen');
}
