import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';
import { tabsFor } from '../tabs.ts';

export type ScenarioTab = 'scenario' | 'chances';

/** The pages of one scenario. */
export function scenarioTabs({ person, t }: Pick<Request_, 'person' | 't'>, id: string, current: ScenarioTab) {
  const all = {
    scenario: { href: paths.scenario.to({ id }), label: t('chances.tab-scenario') },
    chances: { href: paths.scenarioChances.to({ id }), label: t('chances.tab') },
  } as const;
  return tabsFor<ScenarioTab>(all, current, person);
}
