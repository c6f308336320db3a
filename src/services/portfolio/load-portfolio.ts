import type { Portfolio, Source, Target, Zone } from '../../../models/portfolio.ts';
import { programmeOf, type ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { sourceBasesOf, sourcesOf } from '../../db/sources.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { zoneBasesOf, zonesOf } from '../../db/zones.ts';
import { portfolioEntries } from './portfolio-entries.ts';
import { sourcesWithBases, zonesWithBases } from './portfolio-places.ts';
import { portfolioTarget } from './portfolio-target.ts';
import { recordsOn } from './records-on.ts';

/** Above this it is cheaper to read all sources than to name them. */
const NAMED_AT_MOST = 500;

/** The whole programme as the `portfolio/v1` object the command line reads, as it stood on `asOf` by the dates on record. */
export async function loadPortfolio(reader: Reader, key: ProgrammeKey, asOf: string): Promise<Portfolio> {
  const programme = await programmeOf(reader, key);
  const records = await recordsOn(reader, programme, asOf);
  const sources = sourcesWithBases(await sourcesOf(reader, key), await sourceBasesOf(reader, key));
  const targets = (await targetsOf(reader, key)).map(portfolioTarget);
  return assemble(programme, asOf, { zones: await loadZones(reader, key), sources, targets, records });
}

/**
 * These records with their sources, without targets: the whole programme or a part of it. A project's credited figures depend
 * on the projects of its own source only, so that they come out the same from a part, if all projects of its sources are in it.
 */
export async function portfolioOf(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  records: readonly ProjectRecord[],
): Promise<Portfolio> {
  const key = { city: programme.city, programme: programme.id };
  const standOn = [...new Set(records.map((record) => record.source).filter((source) => source !== null))];
  const ids = standOn.length > NAMED_AT_MOST ? undefined : standOn;
  const sources = sourcesWithBases(await sourcesOf(reader, key, ids), await sourceBasesOf(reader, key, ids));
  return assemble(programme, asOf, { zones: await loadZones(reader, key), sources, targets: [], records });
}

async function loadZones(reader: Reader, key: ProgrammeKey): Promise<readonly Zone[]> {
  return zonesWithBases(await zonesOf(reader, key), await zoneBasesOf(reader, key));
}

interface Parts {
  readonly zones: readonly Zone[];
  readonly sources: readonly Source[];
  readonly targets: readonly Target[];
  readonly records: readonly ProjectRecord[];
}

function assemble(programme: ProgrammesTable, asOf: string, parts: Parts): Portfolio {
  return {
    format: 'portfolio/v1',
    name: programme.name,
    year: programme.year,
    as_of: asOf,
    slip_days: JSON.parse(programme.slip_days) as Portfolio['slip_days'],
    season: { from: programme.season_from, to: programme.season_to },
    counting: JSON.parse(programme.counting) as Portfolio['counting'],
    zones: parts.zones,
    targets: parts.targets,
    sources: parts.sources,
    projects: parts.records.flatMap(portfolioEntries),
    uncertainty_defaults: JSON.parse(programme.uncertainty_defaults) as Portfolio['uncertainty_defaults'],
    uncertainty_shared: JSON.parse(programme.uncertainty_shared) as Portfolio['uncertainty_shared'],
  };
}
