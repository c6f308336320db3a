import { paths } from '../paths.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type LedgerTab =
  | 'list'
  | 'views'
  | 'progress'
  | 'imports'
  | 'batches'
  | 'reviews'
  | 'checks'
  | 'duplicates'
  | 'requests'
  | 'drafts'
  | 'enterprises'
  | 'deleted';

/** The pages that stand beside the list of projects: what one does with many of them at once. */
export function ledgerTabs({ person, t }: Pick<Request_, 'person' | 't'>, current: LedgerTab | null) {
  const all = {
    list: { href: paths.projects.to(), label: t('projects.tab-list') },
    views: { href: paths.views.to(), label: t('views.title'), access: 'view.save', rare: true },
    progress: { href: paths.progress.to(), label: t('projects.tab-progress') },
    imports: { href: paths.imports.to(), label: t('projects.tab-imports'), access: 'import' },
    batches: { href: paths.batches.to(), label: t('projects.tab-batches'), access: 'bulk', rare: true },
    reviews: { href: paths.reviews.to(), label: t('reviews.title') },
    // For whoever sees the whole city: a branch learns of no visit beforehand.
    checks: { href: paths.checks.to(), label: t('checks.title'), access: 'scenario.read', rare: true },
    duplicates: { href: paths.duplicates.to(), label: t('reviews.duplicates'), rare: true },
    enterprises: { href: paths.enterprises.to(), label: t('enterprises.title'), access: 'enterprise.edit' },
    requests: { href: paths.requests.to(), label: t('projects.tab-requests'), access: 'project.edit', rare: true },
    drafts: { href: paths.drafts.to(), label: t('projects.tab-drafts'), access: 'project.create', rare: true },
    deleted: {
      href: paths.deletedProjects.to(),
      label: t('projects.tab-deleted'),
      access: 'project.delete',
      rare: true,
    },
  } as const;
  return tabsFor<LedgerTab>(all, current, person);
}
