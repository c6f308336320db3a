import type { Portfolio, Zone, ZoneBase } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { NEVER, type ZoneColumn } from './columns.ts';
import { accrue, MEASURES, ROW } from './measures.ts';
import { DEFAULT_PROFILE, tabulateProfiles } from './profile.ts';
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
  const own = base.profile == null ? [] : [base.profile];
  const profiles = tabulateProfiles(programme, own);
  const row = new Float64Array(ROW);
  accrue(programme, profiles, DEFAULT_PROFILE + own.length, Float64Array.of(base.tonnes), 0, 0, NEVER, row, 0);
  return row[MEASURES.season]!;
}
