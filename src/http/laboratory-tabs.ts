import { paths } from '../paths.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type LaboratoryTab = 'scenarios' | 'plans';

/** What one asks of the programme beside the list of scenarios: what if, and what is best. */
export function laboratoryTabs({ person, t }: Pick<Request_, 'person' | 't'>, current: LaboratoryTab) {
  const all = {
    scenarios: { href: paths.scenarios.to(), label: t('plans.tab-scenarios') },
    plans: { href: paths.plans.to(), label: t('plans.tab') },
  } as const;
  return tabsFor<LaboratoryTab>(all, current, person);
}
