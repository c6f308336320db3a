import { may, type Action, type Holder } from './roles.ts';
import { STEPS, type Step } from './steps.ts';

export type Workflow = 'light' | 'standard' | 'ule';
/** A step on the way; `cancelled` lies beside it. */
export type LifeStep = (typeof STEPS)[number]['id'];

/** What must be stated or on file before a project may stand at a step; worded in `problems.needs-<need>`. */
export type Need =
  | 'content'
  | 'plan'
  | 'papers'
  | 'progress'
  | 'effective'
  | 'opinion'
  | 'found'
  | 'notice'
  | 'notice-over'
  | 'dossier'
  | 'packages-evaluated'
  | 'packages-published'
  | 'not-paused';

export interface StepRule {
  /** Who may move a project here: whoever holds one of these rights. */
  readonly rights: readonly Action[];
  /** How many persons sign; a signed step is never skipped. */
  readonly signers: 0 | 1 | 2;
  readonly needs: readonly Need[];
  /** The day of the record that this step keeps; every step keeps the day it was reached besides. */
  readonly day: 'started' | 'finished' | 'effective' | null;
}

const rule = (
  rights: readonly Action[],
  needs: readonly Need[],
  extra: Partial<Pick<StepRule, 'signers' | 'day'>> = {},
): StepRule => ({ rights, needs, signers: 0, day: null, ...extra });

const REPORT = ['project.report'] as const;
const STEER = ['project.steer'] as const;

const STANDARD = {
  reserve: rule(['project.create'], []),
  listed: rule(STEER, ['content', 'plan']),
  started: rule(REPORT, ['papers'], { day: 'started' }),
  building: rule(REPORT, ['progress']),
  finished: rule(REPORT, ['papers', 'effective'], { day: 'finished' }),
  'self-checked': rule(REPORT, ['papers', 'effective'], { day: 'effective' }),
  checked: rule(['project.check'], ['opinion'], { signers: 2 }),
  accepted: rule(['project.accept'], ['dossier', 'opinion', 'found'], { signers: 1 }),
  published: rule(STEER, ['notice']),
  closed: rule(STEER, ['notice-over', 'dossier', 'not-paused']),
} as const satisfies Readonly<Record<LifeStep, StepRule>>;

/** The three lives as data: nobody clicks ten steps for a petrol station, and an ultra-low-emission works closes with its four packages. */
export const WORKFLOWS: Readonly<Record<Workflow, Readonly<Partial<Record<LifeStep, StepRule>>>>> = {
  light: {
    reserve: STANDARD.reserve,
    listed: STANDARD.listed,
    finished: STANDARD.finished,
    closed: rule(['project.steer', 'project.accept'], ['dossier', 'opinion', 'not-paused'], { signers: 1 }),
  },
  standard: STANDARD,
  ule: {
    ...STANDARD,
    accepted: { ...STANDARD.accepted, needs: [...STANDARD.accepted.needs, 'packages-evaluated'] },
    closed: { ...STANDARD.closed, needs: [...STANDARD.closed.needs, 'packages-published'] },
  },
};

/** What may be done to a project where it stands; worded in `lifecycle.move-<kind>`. */
export const MOVE_KINDS = [
  'enter', 'advance', 'skip', 'reopen', 'return', 'pause', 'resume', 'adjust', 'cancel', 'rebound', 'objection',
] as const; // prettier-ignore
export type MoveKind = (typeof MOVE_KINDS)[number];

const ORDER: ReadonlyMap<string, number> = new Map(STEPS.map(({ id }, index) => [id, index]));

/** Position of a step on the way; −1 for `cancelled`, which lies beside it. */
export const orderOf = (step: string): number => ORDER.get(step) ?? -1;

/** The steps of a workflow in their order. A project may stand between two of them (it came from another type): then it goes on from there. */
export function pathOf(workflow: Workflow): readonly LifeStep[] {
  return STEPS.map(({ id }) => id).filter((id) => WORKFLOWS[workflow][id] !== undefined);
}

/** Does the life have this step at all? */
export const hasStep = (workflow: Workflow, step: LifeStep): boolean => WORKFLOWS[workflow][step] !== undefined;

/** What it takes to stand at a step of the workflow. */
export function ruleOf(workflow: Workflow, step: LifeStep): StepRule {
  return WORKFLOWS[workflow][step] ?? STANDARD[step];
}

/** The step one goes forward to; null at the end and for what is cancelled. */
export function nextStep(workflow: Workflow, step: Step): LifeStep | null {
  if (step === 'cancelled') return null;
  return pathOf(workflow).find((id) => orderOf(id) > orderOf(step)) ?? null;
}

/** Steps one may skip to: behind the next one, and never over or onto a step that somebody signs. */
export function skipTargets(workflow: Workflow, step: Step): readonly LifeStep[] {
  const next = nextStep(workflow, step);
  if (next === null) return [];
  const ahead = pathOf(workflow).filter((id) => orderOf(id) >= orderOf(next));
  const wall = ahead.findIndex((id) => ruleOf(workflow, id).signers > 0);
  return (wall < 0 ? ahead : ahead.slice(0, wall)).slice(1);
}

/** Steps a project may be re-opened to, with a reason. From 销号 only one step back: further is 反弹重开, which needs evidence. */
export function reopenTargets(workflow: Workflow, step: Step): readonly LifeStep[] {
  if (step === 'cancelled') return ['reserve', 'listed'];
  const before = pathOf(workflow).filter((id) => orderOf(id) < orderOf(step));
  return step === 'closed' ? before.slice(-1) : before;
}

/** Steps a check may send a project back to; none where no check is due. */
export function returnTargets(workflow: Workflow, step: Step): readonly LifeStep[] {
  const next = nextStep(workflow, step);
  if (next === null || ruleOf(workflow, next).signers === 0) return [];
  return pathOf(workflow).filter((id) => orderOf(id) < orderOf(step) && orderOf(id) >= orderOf('listed'));
}

/** Rights that allow a kind of move from where a project stands; whoever holds one of them may. */
export function rightsFor(kind: MoveKind, workflow: Workflow, step: Step): readonly Action[] {
  const next = nextStep(workflow, step);
  if (kind === 'advance') return next === null ? [] : ruleOf(workflow, next).rights;
  if (kind === 'return') return returnTargets(workflow, step).length === 0 ? [] : ruleOf(workflow, next!).rights;
  if (kind === 'reopen' || kind === 'rebound') return ['project.reopen'];
  return STEER;
}

export function mayMove(role: Holder, kind: MoveKind, workflow: Workflow, step: Step): boolean {
  return rightsFor(kind, workflow, step).some((right) => may(role, right));
}

/** The moves that make sense where a project stands, whoever asks. */
export function movesAt(workflow: Workflow, step: Step, paused: boolean): readonly MoveKind[] {
  if (step === 'cancelled') return ['reopen'];
  if (step === 'closed') return ['reopen', 'rebound'];
  const forward: readonly MoveKind[] = paused ? [] : ['advance'];
  const beforeBuilt = orderOf(step) < orderOf('finished') && step !== 'reserve';
  return [
    ...forward,
    ...(!paused && skipTargets(workflow, step).length > 0 ? (['skip'] as const) : []),
    ...(returnTargets(workflow, step).length > 0 ? (['return'] as const) : []),
    ...(step === 'published' ? (['objection'] as const) : []),
    ...(reopenTargets(workflow, step).length > 0 ? (['reopen'] as const) : []),
    paused ? 'resume' : 'pause',
    ...(beforeBuilt ? (['adjust'] as const) : []),
    'cancel',
  ];
}

/** Up to here a form, a workbook or a bulk edit may move a project; from the first check on only signatures do. */
export const LAST_PLAIN_STEP: LifeStep = 'self-checked';
