import { paths } from '../paths.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type LedgerTab = 'list' | 'imports' | 'batches';

/** The pages that stand beside the list of projects: what one does with many of them at once. */
export function ledgerTabs({ person, t }: Pick<Request_, 'person' | 't'>, current: LedgerTab | null) {
  const all = {
    list: { href: paths.projects.to(), label: t('projects.tab-list') },
    imports: { href: paths.imports.to(), label: t('projects.tab-imports'), access: 'import' },
    batches: { href: paths.batches.to(), label: t('projects.tab-batches'), access: 'bulk' },
  } as const;
  return tabsFor<LedgerTab>(all, current, person);
}
