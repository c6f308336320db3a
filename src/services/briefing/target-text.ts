import type { Translate } from '../../words/messages.ts';
import { number, percent, tonnes } from '../../words/number.ts';
import type { BulletinFacts, TargetFacts } from './bulletin/bulletin-facts.ts';

/** Whose target it is: the zone's, the district's, or the city's. */
export function areaOfTarget({ zones, units }: BulletinFacts, { zone, district }: TargetFacts, t: Translate): string {
  const named = zones.find(({ id }) => id === zone) ?? units.find(({ id }) => id === district);
  return named?.name ?? t('briefings.city');
}

/** What it asks for: pollutant, measure, period, and which projects when not all. */
export function targetText({ kind, pollutant, note }: TargetFacts, t: Translate): string {
  const text = t(`briefings.target.${kind}`, {
    name: pollutant === null ? '' : t(`charts.pollutant-${pollutant}`),
    note: note === '' ? '' : t('briefings.target.note', { note }),
  });
  return text.trim();
}

export function unitOfTarget({ kind }: Pick<TargetFacts, 'kind'>): 'tonnes' | 'percent' | 'count' {
  if (kind === 'line') return 'percent';
  return kind === 'count' ? 'count' : 'tonnes';
}

/** A size of a target's own measure as a table prints it, its unit left out. */
export function sizeText(target: Pick<TargetFacts, 'kind'>, value: number): string {
  const unit = unitOfTarget(target);
  if (unit === 'percent') return percent(value, 2);
  return unit === 'count' ? number(value) : tonnes(value);
}

export function isSeasonal({ kind }: Pick<TargetFacts, 'kind'>): boolean {
  return kind === 'season_percent' || kind === 'season_tonnes';
}
