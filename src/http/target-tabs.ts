import { paths } from '../paths.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type TargetTab = 'air' | 'statistics' | 'years' | 'workbooks';

/** The two books stand side by side and are never added; the years are what the statistics book was given. */
export function targetTabs({ person, t }: Pick<Request_, 'person' | 't'>, current: TargetTab) {
  const all = {
    air: { href: paths.targets.to(), label: t('targets.tab-air') },
    statistics: { href: paths.statistics.to(), label: t('targets.tab-statistics') },
    years: { href: paths.statisticsYears.to(), label: t('targets.tab-years'), access: 'target.edit' },
    workbooks: { href: paths.workbooks.to(), label: t('workbooks.title'), access: 'project.amounts' },
  } as const;
  return tabsFor<TargetTab>(all, current, person);
}
