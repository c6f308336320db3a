import { BUDGET_PARTS } from '../../../models/choice/frontier.ts';
import type { PlanHead } from '../../db/plans.ts';
import type { Translate } from '../../words/messages.ts';

export function isOpen({ state }: Pick<PlanHead, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** Work under way: what it is at, and how far. */
export function workingView({ state, done, total, restarts, cancel }: PlanHead, t: Translate) {
  const parts = Math.max(total, 1);
  return {
    sentence: cancel === 1 ? t('plans.stopping') : t(`plans.now-${state}`),
    stage: t(`plans.stage-${stageOf(done, total)}`),
    again: restarts === 0 ? null : t('plans.begun-again', { restarts }),
    done,
    total: parts,
    text: t('plans.progress', { done, total: parts }),
    mayCancel: cancel === 0,
  };
}

function stageOf(done: number, total: number): 'read' | 'plan' | 'frontier' | 'curves' {
  if (total === 0) return 'read';
  if (done === 0) return 'plan';
  return done <= BUDGET_PARTS.length + 1 ? 'frontier' : 'curves';
}

/** Why there is no result. */
export function endedBadly({ state, fault, id }: PlanHead, t: Translate): string | null {
  if (state === 'cancelled') return t('plans.was-cancelled', { id });
  if (state !== 'failed') return null;
  if (fault === 'given-up') return t('plans.gave-up', { id });
  return fault === 'no-plan-in-time' ? t('plans.no-plan-in-time') : t('plans.failed', { id, fault: fault ?? '' });
}
