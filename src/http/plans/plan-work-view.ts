import { BUDGET_PARTS } from '../../../models/choice/frontier.ts';
import { PLAN_STAGES, type PlanStage } from '../../../models/choice/optimise.ts';
import type { PlanHead } from '../../db/plans.ts';
import type { Translate } from '../../words/messages.ts';

export function isOpen({ state }: Pick<PlanHead, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** Work under way: what it is at, how far, and how long since it was asked for. */
export function workingView({ state, done, total, restarts, cancel, created }: PlanHead, now: Date, t: Translate) {
  const parts = Math.max(total, 1);
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(created)) / 1000));
  return {
    sentence: cancel === 1 ? t('plans.stopping') : t(`plans.now-${state}`),
    stage: state === 'waiting' ? '' : t(`plans.stage-${stageOf(done, total)}`),
    since: t('plans.since', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
    again: restarts === 0 ? null : t('plans.begun-again', { restarts }),
    done,
    total: parts,
    text: total === 0 ? '' : t('plans.progress', { done, total: parts }),
    mayCancel: cancel === 0,
  };
}

function stageOf(done: number, total: number): 'read' | PlanStage | 'frontier' | 'curves' {
  if (total === 0) return 'read';
  return PLAN_STAGES[done] ?? (done <= PLAN_STAGES.length + BUDGET_PARTS.length ? 'frontier' : 'curves');
}

/** Why there is no result. */
export function endedBadly({ state, fault, id }: PlanHead, t: Translate): string | null {
  if (state === 'cancelled') return t('plans.was-cancelled', { id });
  if (state !== 'failed') return null;
  if (fault === 'given-up') return t('plans.gave-up', { id });
  return fault === 'no-plan-in-time' ? t('plans.no-plan-in-time') : t('plans.failed', { id, fault: fault ?? '' });
}
