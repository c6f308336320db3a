import type { Writer } from '../../src/db/reader.ts';
import type { Store } from '../../src/db/store.ts';
import type { ProgrammesTable } from '../../src/db/tables/programme-tables.ts';
import type { SourceBasesTable } from '../../src/db/tables/source-tables.ts';

/** An invented city with two zones, two districts, two types and three sources; its programme has no projects yet. */
export const EXAMPLE = { city: '370200', programme: '2023' } as const;

export const PROGRAMME: ProgrammesTable = {
  city: EXAMPLE.city,
  id: EXAMPLE.programme,
  name: 'example',
  year: 2023,
  season_from: '2023-05-01',
  season_to: '2023-09-30',
  counting: '"day"',
  as_of: '2023-06-30',
  slip_days: '{"ule-coking":30}',
  uncertainty_defaults: '{"ule-coking":{"fail":0.05}}',
  uncertainty_shared: '[{"by":"type","scale":{"dist":"lognormal","median":1,"gsd":1.15}}]',
  task_count: 3000,
  sample: 0,
  data_version: 1,
  figures_version: 0,
  figures_as_of: null,
  safe_days_of: null,
};

const BARE = { year: 2022, profile: null, as_of: null, capture: null, removal: null, uptime: null, document: null };

export const SOURCE_BASES: readonly SourceBasesTable[] = [
  { ...EXAMPLE, ...BARE, source: 'S1', pollutant: 'NOx', tonnes: 120 },
  { ...EXAMPLE, ...BARE, source: 'S1', pollutant: 'VOC', tonnes: 40, capture: 0.3, removal: 0.15, uptime: 0.9 },
  { ...EXAMPLE, ...BARE, source: 'S2', pollutant: 'NOx', tonnes: 60, as_of: '2022-12-31' },
  { ...EXAMPLE, ...BARE, source: 'S3', pollutant: 'VOC', tonnes: 80 },
];

export async function fillExampleCity(store: Store): Promise<void> {
  await store.write(async (trx) => {
    await trx.insertInto('programmes').values(PROGRAMME).execute();
    await fillPlaces(trx);
    await fillSources(trx);
  });
}

async function fillPlaces(trx: Writer): Promise<void> {
  const { city } = EXAMPLE;
  const district = { city, lon: null, lat: null };
  await trx
    .insertInto('districts')
    .values([
      { ...district, code: '370211', name: '黄岛区', short_name: '黄岛', zone: 'A', sort: 1 },
      { ...district, code: '370212', name: '崂山区', short_name: '崂山', zone: 'B', sort: 2 },
    ])
    .execute();
  await trx
    .insertInto('categories')
    .values([
      { city, id: 'industry', name_zh: '工业', name_en: 'Industry', sort: 1 },
      { city, id: 'mobile', name_zh: '移动源', name_en: 'Mobile', sort: 2 },
    ])
    .execute();
  const type = { city, workflow: 'standard', counted: null, rhythm_days: 30 } as const;
  await trx
    .insertInto('project_types')
    .values([
      { ...type, id: 'ule-coking', category: 'industry', name_zh: '焦化', name_en: 'Coking', sort: 1 },
      { ...type, id: 'scrappage', category: 'mobile', name_zh: '老旧车淘汰', name_en: 'Scrappage', sort: 2 },
    ])
    .execute();
  await trx
    .insertInto('zones')
    .values([
      { ...EXAMPLE, id: 'A', name: '西海岸', regime: 'voc-limited', regime_source: 'invented', sort: 1 },
      { ...EXAMPLE, id: 'B', name: '崂山', regime: 'transition', regime_source: 'invented', sort: 2 },
    ])
    .execute();
  const base = { ...EXAMPLE, profile: null, as_of: null, source: 'invented' };
  await trx
    .insertInto('zone_bases')
    .values([
      { ...base, zone: 'A', pollutant: 'NOx', tonnes: 9000 },
      { ...base, zone: 'A', pollutant: 'VOC', tonnes: 12000 },
      { ...base, zone: 'B', pollutant: 'NOx', tonnes: 1000 },
    ])
    .execute();
}

async function fillSources(trx: Writer): Promise<void> {
  const { city } = EXAMPLE;
  await trx
    .insertInto('enterprises')
    .values({
      city,
      id: 'E1',
      name: '示例焦化厂',
      credit_code: null,
      industry: 'C2521',
      district: '370211',
      search_key: '示例焦化厂',
      version: 1,
    })
    .execute();
  const source = { ...EXAMPLE, enterprise: 'E1', district: '370211', version: 1 };
  await trx
    .insertInto('sources')
    .values([
      { ...source, id: 'S1', name: '焦炉', zone: 'A' },
      { ...source, id: 'S2', name: '锅炉', zone: 'A' },
      { ...source, id: 'S3', name: '储罐', zone: 'B', district: '370212' },
    ])
    .execute();
  await trx
    .insertInto('source_bases')
    .values([...SOURCE_BASES])
    .execute();
  const target = {
    ...EXAMPLE,
    zone: null,
    district: null,
    pollutant: null,
    value: null,
    line_a: null,
    line_b: null,
    by_day: null,
    only_select: null,
    document: null,
    note: null,
    version: 1,
  };
  await trx
    .insertInto('targets')
    .values([
      { ...target, id: 'A-VOC', zone: 'A', kind: 'season_percent', pollutant: 'VOC', value: 12, sort: 1 },
      { ...target, id: 'A-line', zone: 'A', kind: 'line', line_a: 0.77, line_b: 0.02, sort: 2 },
      { ...target, id: 'd-NOx', district: '370211', kind: 'full_year_tonnes', pollutant: 'NOx', value: 50, only_select: '{"tag":["counted"]}', sort: 3 }, // prettier-ignore
      { ...target, id: 'coking', kind: 'count', value: 2, by_day: '2023-12-31', only_select: '{"type":["ule-coking"]}', sort: 4 }, // prettier-ignore
    ])
    .execute();
}
