import { curvePoints, reachingDay } from '../figures/season-curve.ts';
import type { BulletinFacts, TargetFacts } from './bulletin/bulletin-facts.ts';
import { isSeasonTarget } from './season-targets/season-requirement.ts';

/**
 * The day by which a zone's season tonnes reach what its target asks for if the present plan holds; null when the season ends first
 * or the target is not of that kind.
 */
export function closingDay(
  { series }: Pick<BulletinFacts, 'series'>,
  target: TargetFacts,
  required: number,
): string | null {
  const { zone, pollutant } = target;
  if (zone === null || (pollutant !== 'NOx' && pollutant !== 'VOC') || !isSeasonTarget(target, pollutant)) return null;
  return reachingDay(curvePoints(series, 'planned', pollutant, zone), required);
}
