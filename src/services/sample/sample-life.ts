import type { OwnField } from '../../catalogue/own-field.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import { WHOLE_CITY } from '../../db/progress-reports.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { DispatchMonthsTable } from '../../db/tables/following-tables.ts';
import type { SignaturesTable } from '../../db/tables/lifecycle-tables.ts';
import type { OwnFieldsTable } from '../../db/tables/own-field-tables.ts';
import { optional, optionalNumber, required, type SampleReader } from './sample-files.ts';
import { instant } from './sample-records.ts';

/** Nobody of the sample has an account. */
const SAMPLE_USER = 'sample';

/** The names under the checks of the sample. */
export function sampleSignatures(read: SampleReader, key: ProgrammeKey): SignaturesTable[] {
  return read('signatures.csv').map((row) => ({
    ...key,
    project: required(row, 'project'),
    seq: optionalNumber(row, 'seq')!,
    step: required(row, 'step'),
    day: required(row, 'day'),
    opinion: required(row, 'opinion'),
    found: optional(row, 'found'),
    by_id: SAMPLE_USER,
    by: required(row, 'by'),
    at: instant(required(row, 'at')),
    void_at: null,
    void_reason: null,
  }));
}

/** The months the branches of the sample submitted and its city closed. */
export function sampleMonths(read: SampleReader, key: ProgrammeKey): DispatchMonthsTable[] {
  return read('months.csv').map((row) => ({
    ...key,
    month: required(row, 'month'),
    unit: required(row, 'unit'),
    at: instant(required(row, 'at')),
    by_id: SAMPLE_USER,
    by: required(row, 'by'),
  }));
}

/** The fields the city of the sample made for itself, as rows. */
export function sampleOwnFields(
  read: SampleReader,
  city: string,
  { created, created_by }: Pick<ProjectRecord, 'created' | 'created_by'>,
): OwnFieldsTable[] {
  const listed = (text: string | null): string => JSON.stringify(text?.split(' ') ?? []);
  return read('own-fields.csv').map((row) => ({
    city,
    key: required(row, 'key'),
    kind: required(row, 'kind') as OwnField['kind'],
    zh: required(row, 'zh'),
    en: optional(row, 'en') ?? '',
    unit: optional(row, 'unit') ?? '',
    hint: optional(row, 'hint') ?? '',
    types: listed(optional(row, 'types')),
    categories: listed(optional(row, 'categories')),
    words: required(row, 'words'),
    place: optionalNumber(row, 'place')!,
    state: 'used',
    version: 1,
    updated: created,
    updated_by: created_by,
  }));
}

/** What the trail tells of them: every name and every month that was submitted or closed. */
export function sampleLifeAudit(
  signatures: readonly SignaturesTable[],
  months: readonly DispatchMonthsTable[],
  districtOf: ReadonlyMap<string, string>,
): AuditEntry[] {
  const signed = signatures.map(({ city, programme, project, step, day, opinion, found, at, by }): AuditEntry => {
    const onSite = Object.entries(JSON.parse(found ?? '{}') as Readonly<Record<string, number>>);
    const stated = [
      ['step', step],
      ['day', day],
      ['opinion', opinion],
      ...onSite.map(([pollutant, tonnes]) => [`found_${pollutant}`, tonnes] as const),
    ] as const;
    const changes = stated.map(([field, to]) => ({ field, from: null, to }));
    const of = { city, programme, district: districtOf.get(project)!, user_id: SAMPLE_USER, user_name: by };
    return { ...of, at, action: 'sign', entity: 'signature', entity_id: project, changes };
  });
  const moved = months.map(({ city, programme, month, unit, at, by }): AuditEntry => {
    const isCity = unit === WHOLE_CITY;
    const of = { city, programme, district: isCity ? null : unit, user_id: SAMPLE_USER, user_name: by };
    return { ...of, at, action: isCity ? 'close' : 'submit', entity: 'month', entity_id: month, changes: [] };
  });
  return [...signed, ...moved];
}
