import type { DistrictShape } from '../catalogue/district-map.ts';
import { writeAudit } from '../db/audit.ts';
import type { Reader, Writer } from '../db/reader.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import { signature, type Actor } from './actor.ts';

const KEY = 'district_map';

/** The outlines the city uploaded; null while it has none, then maps are schematic. */
export async function readCityMap(reader: Reader, city: string): Promise<readonly DistrictShape[] | null> {
  return ((await readSetting(reader, city, KEY)) ?? null) as readonly DistrictShape[] | null;
}

/** Keeps outlines already checked, or takes them away again (null), with an audit row that says how many. */
export async function saveCityMap(
  trx: Writer,
  actor: Actor,
  city: string,
  shapes: readonly DistrictShape[] | null,
): Promise<void> {
  const before = await readCityMap(trx, city);
  await writeSetting(trx, city, KEY, shapes);
  const changes = [{ field: 'districts', from: before?.length ?? null, to: shapes?.length ?? null }];
  await writeAudit(trx, [{ ...signature(actor), city, action: 'update', entity: 'map', entity_id: city, changes }]);
}
