import type { Outcome } from '../../../../models/outcome.ts';
import type { Chart } from '../../../charts/chart.ts';
import { controlLine } from '../../../charts/control-line.ts';
import type { Translate } from '../../../words/messages.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';

/** Where the zones stand to their control lines, with the scenario and without; no chart when no zone has a line. */
export function controlPlanes(
  facts: BulletinFacts,
  zone: string | null,
  width: number,
  t: Translate,
): readonly Chart[] {
  const { baseline, outcome, targets } = facts;
  const zones = facts.zones.filter(({ id }) => zone === null || id === zone);
  const lineOf = (id: string) => targets.find((target) => target.kind === 'line' && target.zone === id);
  if (zones.every(({ id }) => lineOf(id)?.line == null)) return [];
  const planes = zones.map(({ id, name }) => {
    const target = lineOf(id);
    return {
      name,
      cut: cutOf(outcome, id),
      without: baseline === null ? null : cutOf(baseline, id),
      line: target?.line == null ? null : { a: target.line.a, b: target.line.b * 100 },
      met: outcome.targets.find((one) => one.id === target?.id)?.books.planned.met ?? true,
    };
  });
  return [controlLine({ id: 'control-lines', zones: planes, width }, t)];
}

/** Season cuts of a zone in percent of its own base. */
function cutOf({ zones }: Outcome, id: string): { readonly nox: number; readonly voc: number } {
  const zone = zones.find((one) => one.id === id);
  const cut = (pollutant: 'NOx' | 'VOC'): number => {
    const base = zone?.base_season[pollutant] ?? 0;
    return base === 0 ? 0 : ((zone?.books.planned[pollutant]?.season ?? 0) / base) * 100;
  };
  return { nox: cut('NOx'), voc: cut('VOC') };
}
