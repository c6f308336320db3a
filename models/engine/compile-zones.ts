import type { Portfolio, Zone, ZoneBase } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import type { ZoneColumn } from './columns.ts';
import { DEFAULT_PROFILE, shareBetween, tabulateProfiles } from './profile.ts';
import type { Programme } from './programme.ts';

/** The zones of a valid portfolio with their inventories over the season. */
export function compileZones(portfolio: Portfolio, programme: Programme): readonly ZoneColumn[] {
  return (portfolio.zones ?? []).map((zone) => ({
    id: zone.id,
    regime: zone.regime ?? null,
    baseSeason: baseSeason(zone, programme),
  }));
}

function baseSeason(zone: Zone, programme: Programme): Partial<Record<Pollutant, number>> {
  const seasons: Partial<Record<Pollutant, number>> = {};
  for (const pollutant of POLLUTANTS) {
    const base = zone.base?.[pollutant];
    if (base !== undefined) seasons[pollutant] = seasonTonnes(base, programme);
  }
  return seasons;
}

/** What a base emits over the season's days, in t. */
export function seasonTonnes(base: ZoneBase, programme: Programme): number {
  const profiles = base.profile == null ? [] : [base.profile];
  const table = tabulateProfiles(programme, profiles);
  const row = DEFAULT_PROFILE + profiles.length;
  return base.tonnes * shareBetween(table, row, programme, programme.seasonFrom, programme.seasonEnd);
}
