import type { BulletinFacts, StandingFacts } from './bulletin/bulletin-facts.ts';
import { closingDay } from './closing-day.ts';
import { isSeasonTarget } from './season-targets/season-requirement.ts';
import type { ZoneStanding } from './sentences.ts';

export interface OwnStanding extends ZoneStanding {
  readonly zoneId: string;
  readonly pollutant: 'NOx' | 'VOC';
}

/** Every zone's season targets of tonnes by the present plan, in the order of the targets. */
export function zoneStandings(facts: StandingFacts): readonly OwnStanding[] {
  return facts.targets.flatMap((target) => {
    const zone = facts.zones.find(({ id }) => id === target.zone);
    const standing = facts.outcome.targets.find(({ id }) => id === target.id)?.books.planned;
    if (zone === undefined || standing === undefined || (target.pollutant !== 'NOx' && target.pollutant !== 'VOC'))
      return [];
    if (!isSeasonTarget(target, target.pollutant)) return [];
    const { required, achieved, met } = standing;
    const closes = met ? closingDay(facts, target, required) : null;
    return [
      { zoneId: zone.id, zone: zone.name, pollutant: target.pollutant, required, planned: achieved, met, closes },
    ];
  });
}

/** Names of the zones whose control line the present plan does not reach. */
export function zonesBelowLine({ targets, zones, outcome }: BulletinFacts): readonly string[] {
  return targets
    .filter(
      ({ kind, id }) => kind === 'line' && outcome.targets.find((one) => one.id === id)?.books.planned.met === false,
    )
    .flatMap(({ zone }) => zones.filter(({ id }) => id === zone).map(({ name }) => name));
}
