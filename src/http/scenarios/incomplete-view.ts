import { incompleteTotals, type IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { projectLinks } from './moved-view.ts';

/** What a run lacked, kind by kind, and which totals are too small with it. */
export function incompleteView(
  inputs: IncompleteInputs,
  names: ReadonlyMap<string, string>,
  { zones }: CityLists,
  t: Translate,
) {
  const projects = (['noDate', 'noAmounts', 'noCost'] as const).map((kind) => ({
    name: t(`runs.${kind}`),
    why: t(`runs.${kind}-why`),
    count: inputs[kind].length,
    ...projectLinks(inputs[kind], names),
  }));
  const bases = inputs.noBase.map(({ zone, pollutant }) => ({
    text: t('runs.zone-base', {
      zone: zones.find(({ id }) => id === zone)?.name ?? zone,
      pollutant: t(`options.pollutant.${pollutant}`),
    }),
    sub: '',
    href: null,
  }));
  const all = [
    ...projects,
    { name: t('runs.noBase'), why: t('runs.noBase-why'), count: bases.length, items: bases, more: 0, list: null },
  ];
  const { tonnes, cost } = incompleteTotals(inputs);
  return { lines: all.filter(({ count }) => count > 0), tonnes, cost };
}
