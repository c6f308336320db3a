import type { Environment } from '../../src/config.ts';
import { currentProgramme, raiseDataVersion } from '../../src/db/programmes.ts';
import type { ProjectRecord } from '../../src/db/project-record.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { programActor } from '../../src/services/actor.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { type PlantedCity, plantedCity } from './rights/planted-city.ts';

export interface IssuingCity extends PlantedCity {
  /** In the district of the account `district`, under construction and late. */
  readonly late: readonly ProjectRecord[];
}

/** A city whose sheets may be issued: every zone has its inventory, and two projects of one district are late. */
export async function issuingCity(environment: Environment = {}): Promise<IssuingCity> {
  const city = await plantedCity(environment);
  await fillBases(city);
  const late = [await addLate(city, '示例甲站'), await addLate(city, '示例乙站')];
  return { ...city, late };
}

/** Every zone of the new city has an inventory: a sheet over less is not issued. */
export async function fillBases({ at: { store } }: PlantedCity): Promise<void> {
  const zones = await store.read.selectFrom('zones').selectAll().execute();
  const rows = zones.flatMap(({ city, programme, id: zone }) =>
    ['NOx', 'VOC'].map((pollutant) => ({
      city,
      programme,
      zone,
      pollutant,
      tonnes: 900,
      profile: null,
      as_of: null,
      source: null,
    })),
  );
  await store.write(async (trx) => {
    await trx
      .insertInto('zone_bases')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await raiseDataVersion(trx, { city: zones[0]!.city, programme: zones[0]!.programme });
  });
}

async function addLate({ at: { store, house }, own }: PlantedCity, name: string): Promise<ProjectRecord> {
  const programme = (await currentProgramme(store.read, house.config.city))!;
  const now = house.clock();
  const context = { actor: programActor(now), scope: wholeProgramme(programme), asOf: '2023-07-01' };
  const { id: _, version: __, ...copied } = inputOf(own) as Record<string, unknown>;
  const input = { ...copied, name, step: 'building', plan_finish: '2023-05-31', finish: '2023-06-10', lead: '本区办' };
  const saved = await store.write((trx) => saveProject(trx, context, input));
  if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
  return saved.record;
}
