import { fieldOf } from '../catalogue/fields.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import { paths } from '../paths.ts';
import { optionName, type CityLists } from '../services/options.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type ProjectTab = 'overview' | 'review' | 'amounts' | 'progress' | 'steps' | 'slip' | 'history';

/** What the pages of one project have in common, for `views/parts/project-head.hbs`: crumbs, name, status, tabs. */
export function projectHead(
  { person, t }: Pick<Request_, 'person' | 't'>,
  record: ProjectRecord,
  lists: CityLists,
  current: ProjectTab,
) {
  const { id } = record;
  const all = {
    overview: { href: paths.project.to({ id }), label: t('projects.tab-overview') },
    steps: { href: paths.projectSteps.to({ id }), label: t('projects.tab-steps') },
    review: { href: paths.projectReview.to({ id }), label: t('reviews.title') },
    amounts: { href: paths.amounts.to({ id }), label: t('amounts.title') },
    progress: { href: paths.projectProgress.to({ id }), label: t('projects.tab-project-progress') },
    slip: { href: paths.projectSlip.to({ id }), label: t('projects.tab-slip'), access: 'scenario.read' },
    history: { href: paths.projectHistory.to({ id }), label: t('projects.tab-history') },
  } as const;
  const name = (key: string, value: string | null): string =>
    value === null ? '' : optionName(fieldOf(key)!, value, lists, t);
  return {
    title: record.name,
    crumbs: [{ label: t('projects.title'), href: paths.projects.to() }],
    head: {
      id,
      title: record.name,
      status: record.status,
      statusName: t(`options.status.${record.status}`),
      place: [name('district', record.district), record.enterprise]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
      invented: record.origin === 'invented',
      merged:
        record.merged_into === null
          ? null
          : {
              text: t('reviews.merged-here', { id: record.merged_into }),
              href: paths.project.to({ id: record.merged_into }),
              label: t('reviews.merged-open', { id: record.merged_into }),
            },
      tabs: tabsFor<ProjectTab>(all, current, person),
    },
  };
}
