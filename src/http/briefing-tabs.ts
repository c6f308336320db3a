import { paths } from '../paths.ts';
import type { Request_ } from './request.ts';
import { tabsFor } from './tabs.ts';

export type BriefingTab = 'sheets' | 'drafts' | 'schedules' | 'supervisions' | 'speech' | 'years';

/** What stands around the sheets: those being written, those written by themselves, their answers, and what they are held against. */
export function briefingTabs({ person, t }: Pick<Request_, 'person' | 't'>, current: BriefingTab) {
  const all = {
    sheets: { href: paths.briefings.to(), label: t('briefings.tab-sheets') },
    drafts: { href: paths.draftSheets.to(), label: t('briefings.tab-drafts'), access: 'briefing.prepare' },
    schedules: { href: paths.schedules.to(), label: t('schedules.title'), access: 'briefing.prepare' },
    supervisions: { href: paths.supervisions.to(), label: t('supervisions.title') },
    speech: { href: paths.speech.to(), label: t('speech.title') },
    years: { href: paths.lastYear.to(), label: t('last-year.title'), access: 'target.edit' },
  } as const;
  return tabsFor<BriefingTab>(all, current, person);
}
