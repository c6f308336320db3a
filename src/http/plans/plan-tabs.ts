import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';
import { tabsFor } from '../tabs.ts';

export type PlanTab = 'plan' | 'shares';

/** The pages of one plan. */
export function planTabs({ person, t }: Pick<Request_, 'person' | 't'>, id: string, current: PlanTab) {
  const all = {
    plan: { href: paths.plan.to({ id }), label: t('plans.tab-result') },
    shares: { href: paths.planShares.to({ id }), label: t('plans.tab-shares') },
  } as const;
  return tabsFor<PlanTab>(all, current, person);
}
