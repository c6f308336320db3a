import { searchKey } from '../../catalogue/search-key.ts';
import type { EnterprisesTable } from '../../db/tables/source-tables.ts';
import type { ProgrammesTable, TargetKind, TargetsTable } from '../../db/tables/programme-tables.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import { optional, optionalNumber, required, type SampleReader } from './sample-files.ts';

/** The programme of the sample, its uncertainty and slip days by type taken from types.csv. */
export function sampleProgramme(read: SampleReader): ProgrammesTable {
  const [row] = read('programme.csv');
  if (row === undefined) throw new Error('programme.csv has no row');
  const types = read('types.csv');
  const number = (from: Parameters<typeof optionalNumber>[0], column: string) => optionalNumber(from, column)!;
  return {
    city: required(row, 'city'),
    id: required(row, 'id'),
    name: required(row, 'name'),
    year: number(row, 'year'),
    season_from: required(row, 'season_from'),
    season_to: required(row, 'season_to'),
    counting: JSON.stringify(required(row, 'counting')),
    as_of: required(row, 'as_of'),
    slip_days: JSON.stringify(Object.fromEntries(types.map((type) => [type['id']!, number(type, 'slip_days')]))),
    uncertainty_defaults: JSON.stringify(
      Object.fromEntries(
        types.map((type) => {
          const spread = (name: string) => ({
            min: number(type, `${name}_min`),
            mode: number(type, `${name}_mode`),
            max: number(type, `${name}_max`),
          });
          const scale = { dist: 'pert', ...spread('scale') };
          const delay = { dist: 'triangular', ...spread('delay') };
          return [type['id']!, { scale, delay_days: delay, fail: number(type, 'fail') }];
        }),
      ),
    ),
    uncertainty_shared: JSON.stringify(
      read('shared-uncertainty.csv').map((shared) => {
        const named = (['min', 'mode', 'max', 'median', 'gsd'] as const)
          .map((name) => [name, optionalNumber(shared, name)] as const)
          .filter(([, value]) => value !== null);
        const distribution = { dist: required(shared, 'dist'), ...Object.fromEntries(named) };
        return { by: required(shared, 'by'), [required(shared, 'quantity')]: distribution };
      }),
    ),
    task_count: number(row, 'task_count'),
    sample: 1,
    data_version: 1,
    figures_version: 0,
    figures_as_of: null,
    safe_days_of: null,
  };
}

/** Targets; `only_type` and `only_tag` become the model's select object. */
export function sampleTargets(read: SampleReader, { city, programme }: ProgrammeKey): TargetsTable[] {
  return read('targets.csv').map((row) => {
    const type = optional(row, 'only_type');
    const tag = optional(row, 'only_tag');
    const only = { ...(type === null ? {} : { type: [type] }), ...(tag === null ? {} : { tag: [tag] }) };
    return {
      city,
      programme,
      id: required(row, 'id'),
      zone: optional(row, 'zone'),
      district: optional(row, 'district'),
      kind: required(row, 'kind') as TargetKind,
      pollutant: optional(row, 'pollutant'),
      value: optionalNumber(row, 'value'),
      line_a: optionalNumber(row, 'line_a'),
      line_b: optionalNumber(row, 'line_b'),
      by_day: optional(row, 'by_day'),
      only_select: Object.keys(only).length === 0 ? null : JSON.stringify(only),
      document: optional(row, 'document'),
      note: optional(row, 'note'),
      sort: optionalNumber(row, 'sort')!,
      version: 1,
      title: null,
      issuer: null,
      issued: null,
      parent: null,
      updated: null,
      updated_by: null,
      deleted_at: null,
      deleted_reason: null,
    };
  });
}

export function sampleEnterprises(read: SampleReader, city: string): EnterprisesTable[] {
  return read('enterprises.csv').map((row) => ({
    city,
    id: required(row, 'id'),
    name: required(row, 'name'),
    credit_code: optional(row, 'credit_code'),
    industry: optional(row, 'industry'),
    district: required(row, 'district'),
    search_key: searchKey(`${required(row, 'name')}${optional(row, 'credit_code') ?? ''}`),
    version: 1,
  }));
}
