import { incompleteTotals, type IncompleteInputs } from '../catalogue/incomplete-inputs.ts';
import { projectNames } from '../db/project-names.ts';
import type { Reader } from '../db/reader.ts';
import type { CityLists } from '../services/options.ts';
import { NAMED, projectLinks } from './project-links.ts';
import type { Request_ } from './request.ts';

const OF_PROJECTS = ['noDate', 'noAmounts', 'noCost'] as const;

/** What a result lacked, kind by kind, and which of its totals are too small with it; null where nobody kept it. */
export async function incompleteView(
  { scope, t }: Request_,
  db: Reader,
  inputs: IncompleteInputs | null | undefined,
  { zones }: CityLists,
) {
  if (inputs == null) return null;
  const named = OF_PROJECTS.flatMap((kind) => inputs[kind].slice(0, NAMED));
  const names = await projectNames(db, scope, named);
  const projects = OF_PROJECTS.map((kind) => ({
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
