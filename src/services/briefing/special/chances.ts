import type { Spread } from '../../../../models/uncertainty/distribution-outcome.ts';
import type { Pollutant } from '../../../../models/vocabulary.ts';
import type { Reader } from '../../../db/reader.ts';
import { findSimulation, simulationsOf } from '../../../db/simulations.ts';
import type { RunsTable } from '../../../db/tables/run-tables.ts';
import { PRECURSORS } from '../../simulations/simulation-plan.ts';
import { readResult } from '../../simulations/simulation-result.ts';

/** What the latest finished simulation of a scenario says. */
export interface Chances {
  readonly id: string;
  readonly draws: number;
  readonly asOf: string;
  /** Made from the same data as the run whose figures stand beside it. */
  readonly isOfRun: boolean;
  /** Share of the draws in which a target is met, by its id. */
  readonly met: ReadonlyMap<string, number>;
  /** Season tonnes as drawn; zone null = the whole city. */
  readonly spreads: readonly { readonly zone: string | null; readonly pollutant: Pollutant; readonly spread: Spread }[];
}

/** Simulations looked through for a finished one. */
const LOOKED_AT = 50;

/** Null without a scenario, and when none of its simulations is finished. */
export async function gatherChances(reader: Reader, run: RunsTable): Promise<Chances | null> {
  if (run.scenario === null) return null;
  const key = { city: run.city, programme: run.programme };
  const heads = await simulationsOf(reader, key, run.scenario, LOOKED_AT);
  const done = heads.find(({ state }) => state === 'done');
  const row = done === undefined ? undefined : await findSimulation(reader, done);
  if (row?.result == null) return null;
  const { distribution, city } = readResult(row.result);
  return {
    id: row.id,
    draws: distribution.draws,
    asOf: row.as_of ?? '',
    isOfRun: row.fingerprint === run.fingerprint && row.model_version === run.model_version,
    met: new Map(distribution.targets.map(({ id, p_met }) => [id, p_met])),
    spreads: [
      ...PRECURSORS.map((pollutant, index) => ({ zone: null, pollutant, spread: city[index]!.season })),
      ...distribution.zones.flatMap((zone) =>
        PRECURSORS.flatMap((pollutant) => {
          const drawn = zone[pollutant];
          return drawn === undefined ? [] : [{ zone: zone.id, pollutant, spread: drawn.season }];
        }),
      ),
    ],
  };
}
