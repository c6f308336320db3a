import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { Estimate } from '../../services/figures/estimate-project.ts';
import { number, percentValue, signed, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';

/** The estimate in words and figures: 约 12.4 吨/年，臭氧季 5.2 吨, and what it does to the zone's gaps. */
export function estimateView(estimate: Estimate, targets: readonly TargetsTable[], t: Translate) {
  const name = (pollutant: string): string => t(`options.pollutant.${pollutant}`);
  return {
    lines: estimate.tonnes.map(({ pollutant, tonnes: amount }) => ({
      pollutant: name(pollutant),
      pollutantClass: pollutant === 'NOx' ? 'is-nox' : pollutant === 'VOC' ? 'is-voc' : 'is-pm',
      fullYear: tonnes(amount.full_year),
      year: tonnes(amount.year),
      season: tonnes(amount.season),
      toDate: tonnes(amount.season_to_date),
    })),
    counts: estimate.counts,
    warnings: estimate.warnings.map((code) => t(`options.warning.${code}`)),
    targets: estimate.targets.map((effect) => {
      const row = targets.find(({ id }) => id === effect.id);
      const isLine = row?.kind === 'line';
      const show = (value: number): string =>
        isLine ? `${number(percentValue(value), 3)}%` : t('projects.tonnes', { tonnes: tonnes(value) });
      return {
        name: isLine ? t('projects.control-line') : name(row?.pollutant ?? ''),
        required: show(effect.required),
        without: show(effect.without.achieved),
        with: show(effect.with.achieved),
        change: isLine
          ? ''
          : t('projects.tonnes', { tonnes: signed(effect.with.achieved - effect.without.achieved, 2) }),
        verdict: verdictOf(effect, t),
        met: effect.with.met,
        gap: effect.with.met ? '' : show(effect.with.gap),
      };
    }),
  };
}

function verdictOf({ without, with: withIt }: Estimate['targets'][number], t: Translate): string {
  if (withIt.met) return t(without.met ? 'projects.stays-met' : 'projects.becomes-met');
  return t(without.met ? 'projects.becomes-missed' : 'projects.stays-missed');
}
