import type { Source, SourceBase, Zone, ZoneBase } from '../../../models/portfolio.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ZoneBasesTable, ZonesTable } from '../../db/tables/programme-tables.ts';
import type { SourceBasesTable, SourcesTable } from '../../db/tables/source-tables.ts';

/** Zones with their own inventories, as the model reads them. */
export function zonesWithBases(zones: readonly ZonesTable[], bases: readonly ZoneBasesTable[]): readonly Zone[] {
  const byZone = groupRows(bases, (base) => base.zone);
  return zones.map(({ id, name, regime }) => ({ id, name, regime, base: basesOf(byZone.get(id) ?? [], inventoryOf) }));
}

/** Sources with what they emitted and the control they had. */
export function sourcesWithBases(
  sources: readonly SourcesTable[],
  bases: readonly SourceBasesTable[],
): readonly Source[] {
  const bySource = groupRows(bases, (base) => base.source);
  return sources.map(({ id, name, zone }) => ({ id, name, zone, base: basesOf(bySource.get(id) ?? [], emissionOf) }));
}

function basesOf<Row extends { readonly pollutant: string }, Base>(
  rows: readonly Row[],
  baseOf: (row: Row) => Base,
): Readonly<Record<string, Base>> {
  return Object.fromEntries(rows.map((row) => [row.pollutant, baseOf(row)]));
}

function inventoryOf({ tonnes, profile, as_of }: Pick<ZoneBasesTable, 'tonnes' | 'profile' | 'as_of'>): ZoneBase {
  return { tonnes, profile: profile === null ? null : (JSON.parse(profile) as number[]), as_of };
}

function emissionOf(row: SourceBasesTable): SourceBase {
  const { capture, removal, uptime } = row;
  const controlled = capture !== null || removal !== null || uptime !== null;
  return { ...inventoryOf(row), control: controlled ? { capture, removal, uptime } : null };
}
