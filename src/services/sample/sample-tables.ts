import type { Database } from '../../db/schema.ts';

/** How a cell becomes a value; an empty cell is null. */
export type CellKind = 'text' | 'number';
export type CellKinds = Readonly<Record<string, CellKind>>;

/** One file of the sample and the table its rows go to; columns not named here are for people (`origin`, `source` …) and stay in the file. */
export interface SampleTable {
  readonly file: string;
  readonly table: keyof Database;
  /** Rows belong to the programme, not only to the city. */
  readonly ofProgramme: boolean;
  readonly columns: CellKinds;
}

const text = (...names: readonly string[]): CellKinds => kinds(names, 'text');
const number = (...names: readonly string[]): CellKinds => kinds(names, 'number');

function kinds(names: readonly string[], kind: CellKind): CellKinds {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

/** What projects refer to, each table after those it refers to itself. */
export const PLACE_TABLES: readonly SampleTable[] = [
  {
    file: 'districts.csv',
    table: 'districts',
    ofProgramme: false,
    columns: { ...text('code', 'name', 'short_name', 'zone'), ...number('lon', 'lat', 'sort') },
  },
  { file: 'areas.csv', table: 'areas', ofProgramme: false, columns: text('id', 'name', 'district') },
  {
    file: 'categories.csv',
    table: 'categories',
    ofProgramme: false,
    columns: { ...text('id', 'name_zh', 'name_en'), ...number('sort') },
  },
  {
    file: 'types.csv',
    table: 'project_types',
    ofProgramme: false,
    columns: {
      ...text('id', 'category', 'name_zh', 'name_en', 'workflow', 'counted'),
      ...number('rhythm_days', 'sort'),
    },
  },
  {
    file: 'zones.csv',
    table: 'zones',
    ofProgramme: true,
    columns: { ...text('id', 'name', 'regime', 'regime_source'), ...number('sort') },
  },
  {
    file: 'zone-bases.csv',
    table: 'zone_bases',
    ofProgramme: true,
    columns: { ...text('zone', 'pollutant', 'profile', 'as_of', 'source'), ...number('tonnes') },
  },
];

export const SOURCE_TABLES: readonly SampleTable[] = [
  {
    file: 'sources.csv',
    table: 'sources',
    ofProgramme: true,
    columns: text('id', 'enterprise', 'name', 'zone', 'district'),
  },
  {
    file: 'source-bases.csv',
    table: 'source_bases',
    ofProgramme: true,
    columns: {
      ...text('source', 'pollutant', 'profile', 'as_of', 'document'),
      ...number('year', 'tonnes', 'capture', 'removal', 'uptime'),
    },
  },
];

/** What hangs on a project beside the lines of its record. */
export const DETAIL_TABLES: readonly SampleTable[] = [
  {
    file: 'evidence.csv',
    table: 'evidence',
    ofProgramme: true,
    columns: text(
      'project', 'id', 'name', 'kind', 'step', 'state', 'uploaded_by', 'uploaded', 'judged_by', 'judged_at', 'judged_reason',
    ), // prettier-ignore
  },
  {
    file: 'work-packages.csv',
    table: 'work_packages',
    ofProgramme: true,
    columns: { ...text('project', 'kind', 'state'), ...number('progress') },
  },
  { file: 'steps.csv', table: 'project_steps', ofProgramme: true, columns: text('project', 'step', 'day', 'by') },
  {
    file: 'quota-transfers.csv',
    table: 'quota_transfers',
    ofProgramme: true,
    columns: { ...text('project', 'pollutant', 'receiver', 'day', 'document'), ...number('seq', 'tonnes') },
  },
];

/** Figures of the statistics book that were given: earlier years and the five-year task. They are the city's, not the programme's. */
export const GIVEN_TABLES: readonly SampleTable[] = [
  {
    file: 'prior-years.csv',
    table: 'prior_years',
    ofProgramme: false,
    columns: { ...text('pollutant', 'document', 'note', 'origin'), ...number('year', 'tonnes') },
  },
  {
    file: 'five-year-targets.csv',
    table: 'five_year_targets',
    ofProgramme: false,
    columns: { ...text('pollutant', 'document', 'note', 'origin'), ...number('from_year', 'to_year', 'tonnes') },
  },
];
