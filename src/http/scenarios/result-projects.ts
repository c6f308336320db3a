import { paths } from '../../paths.ts';
import type { Switch } from '../../services/scenarios/switch-project.ts';
import { tonnes } from '../../words/number.ts';
import { signedTonnes } from './difference-text.ts';
import type { ResultFacts } from './result-facts.ts';

/** The projects that decide a result, each with the switches its standing leaves; where nothing moves, those that bring most. */
export function resultProjects({ moved, listed, names, standing, t }: ResultFacts) {
  const shown = moved > 0 ? signedTonnes : tonnes;
  return {
    sentence: t(moved > 0 || listed.length === 0 ? 'scenarios.projects-moved' : 'scenarios.largest-projects', {
      count: moved,
      shown: listed.length,
    }),
    lines: listed.map(({ id, nox, voc, pm10, firstDay }) => {
      const name = names.get(id) ?? id;
      const stand = standing.get(id);
      const offered: readonly Switch[] =
        stand === undefined
          ? []
          : [
              stand.out ? 'in' : 'out',
              ...(stand.lock === null ? [stand.out ? ('bar' as const) : ('keep' as const)] : []),
              ...(stand.mayUnlock ? (['unlock'] as const) : []),
            ];
      return {
        href: names.has(id) ? paths.project.to({ id }) : null,
        id,
        name,
        nox: shown(nox),
        voc: shown(voc),
        pm10: shown(pm10),
        before: firstDay.without ?? t('scenarios.not-counted'),
        after: firstDay.with ?? t('scenarios.not-counted'),
        moved: firstDay.with !== firstDay.without,
        state: [
          ...(stand?.out === true ? [t('scenarios.is-out')] : []),
          ...(stand?.lock == null ? [] : [t(`scenarios.is-${stand.lock}`)]),
        ],
        switches: offered.map((to) => {
          const what = t(`scenarios.do-${to}`);
          return { to, what, label: t('scenarios.switch-this', { what, name }) };
        }),
      };
    }),
  };
}
