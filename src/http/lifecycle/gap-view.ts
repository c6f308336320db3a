import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { Estimate } from '../../services/figures/estimate-project.ts';
import { number, percentValue, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';

/** What is lost when a project is cancelled: its tonnes, and the targets of its zone with and without it. */
export function gapView(estimate: Estimate, targets: readonly TargetsTable[], t: Translate) {
  const name = (pollutant: string): string => t(`options.pollutant.${pollutant}`);
  const lost = estimate.tonnes
    .map(({ pollutant, tonnes: own }) => `${name(pollutant)} ${tonnes(own.season)} ${t('units.t')}`)
    .join(t('problems.list-comma'));
  return {
    lost: lost === '' ? t('lifecycle.gap-nothing') : t('lifecycle.gap-lost', { lost }),
    rows: estimate.targets.map((effect) => {
      const row = targets.find(({ id }) => id === effect.id);
      const isLine = row?.kind === 'line';
      const show = (value: number): string =>
        isLine ? `${number(percentValue(value), 3)}%` : `${tonnes(value)} ${t('units.t')}`;
      return {
        name: isLine ? t('projects.control-line') : name(row?.pollutant ?? ''),
        required: show(effect.required),
        having: show(effect.with.achieved),
        lacking: show(effect.without.achieved),
        gap: effect.without.met ? t('projects.stays-met') : show(effect.without.gap),
      };
    }),
  };
}
