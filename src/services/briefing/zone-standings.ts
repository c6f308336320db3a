import type { BulletinFacts, StandingFacts } from './bulletin/bulletin-facts.ts';
import { closingDay } from './closing-day.ts';
import { isSeasonTarget } from './season-targets/season-requirement.ts';
import type { ZoneStanding } from './sentences.ts';
import type { Translate } from '../../words/messages.ts';

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
      {
        ...{ zoneId: zone.id, zone: zone.name, pollutant: target.pollutant },
        ...{ required, planned: achieved, met, closes, isOver: seasonIsOver(facts) },
      },
    ];
  });
}

/** Nothing that is planned can be reached in a season that has ended by the as-of day. */
export function seasonIsOver({ asOf, programme }: Pick<StandingFacts, 'asOf' | 'programme'>): boolean {
  return asOf > programme.season.to;
}

/** 本季无法达标 while the season lasts, 本季未达标 when it is over. */
export function neverText(facts: Pick<StandingFacts, 'asOf' | 'programme'>, t: Translate): string {
  return t(seasonIsOver(facts) ? 'briefings.missed-this-season' : 'briefings.not-this-season');
}

/** Names of the zones whose control line the present plan does not reach. */
export function zonesBelowLine({ targets, zones, outcome }: BulletinFacts): readonly string[] {
  return targets
    .filter(
      ({ kind, id }) => kind === 'line' && outcome.targets.find((one) => one.id === id)?.books.planned.met === false,
    )
    .flatMap(({ zone }) => zones.filter(({ id }) => id === zone).map(({ name }) => name));
}
