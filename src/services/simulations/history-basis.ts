import type { Portfolio, Uncertainty } from '../../../models/portfolio.ts';
import { estimateFrom, trackRecord, type Promised, type TrackRecord } from '../../catalogue/track-record.ts';
import { promisesOf } from '../../db/promises.ts';
import type { Reader } from '../../db/reader.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import { wholeProgramme, type Scope } from '../../db/scope.ts';
import type { SimulationsTable } from '../../db/tables/simulation-tables.ts';

/** How promises were kept, by type and by district. */
export interface KeptPromises {
  readonly types: ReadonlyMap<string, TrackRecord>;
  readonly districts: ReadonlyMap<string, TrackRecord>;
  readonly all: TrackRecord;
}

/** The record of every type and district of a scope on a day. */
export async function keptPromises(reader: Reader, scope: Scope, asOf: string): Promise<KeptPromises> {
  const promises = await promisesOf(reader, scope);
  const by = (key: 'type' | 'district'): ReadonlyMap<string, TrackRecord> => {
    const groups = new Map<string, Promised[]>();
    for (const promise of promises) {
      const name = promise[key];
      groups.set(name, [...(groups.get(name) ?? []), promise]);
    }
    return new Map(Array.from(groups, ([name, ofName]) => [name, trackRecord(ofName, asOf)]));
  };
  return { types: by('type'), districts: by('district'), all: trackRecord(promises, asOf) };
}

/**
 * The portfolio whose types are late and fail as they were so far; what has too little history keeps its assumption, and so does
 * every size, of which the catalogue knows nothing.
 */
function withHistory(portfolio: Portfolio, { types }: KeptPromises): Portfolio {
  const defaults: Record<string, Uncertainty> = { ...portfolio.uncertainty_defaults };
  for (const [type, record] of types) {
    const estimate = estimateFrom(record);
    if (estimate !== null) defaults[type] = { ...defaults[type], delay_days: estimate.delay, fail: estimate.fail };
  }
  return { ...portfolio, uncertainty_defaults: defaults };
}

/** The portfolio on the basis a simulation asks for: as assumed it is the very same, else with what promises came to by the day. */
export async function basedOn(
  reader: Reader,
  key: ProgrammeKey,
  basis: SimulationsTable['basis'],
  asOf: string,
  portfolio: Portfolio,
): Promise<Portfolio> {
  if (basis === 'assumed') return portfolio;
  return withHistory(
    portfolio,
    await keptPromises(reader, wholeProgramme({ city: key.city, id: key.programme }), asOf),
  );
}
