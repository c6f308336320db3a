import { LONGEST_OWN_TEXT, ownKindOf } from './own-key.ts';

/**
 * Every field of a project, once: the forms, the list's columns and filters, the import template and the export are derived from this table.
 * Names of fields live in the message catalogues (`fields.<key>`), names of options beside them.
 */

export type FieldKind =
  'text' | 'code' | 'enum' | 'number' | 'percent' | 'money' | 'tonnes' | 'day' | 'flag' | 'tags' | 'lines';

export interface Field {
  readonly key: string;
  readonly kind: FieldKind;
  /** Typed by a person (and part of the import template), or computed by the system. */
  readonly origin: 'typed' | 'computed';
  /** Where the value stands: a column of `projects` or of `project_figures`, a table of its own, or among the values of the city's own fields. */
  readonly stored: 'projects' | 'project_figures' | 'own-table' | 'own-values';
  /** Column name where it differs from the key. */
  readonly column?: string;
  readonly required?: true;
  readonly longest?: number;
  readonly min?: number;
  readonly max?: number;
  /** Options of an enum: a closed list of the model or rows of a table of the city. */
  readonly options?:
    | 'categories'
    | 'types'
    | 'districts'
    | 'areas'
    | 'zones'
    | 'sources'
    | 'statuses'
    | 'steps'
    | 'counted'
    | 'mandates'
    | 'origins'
    | 'crs'
    | 'lamps'
    | 'freshness'
    | 'safety'
    | 'warnings'
    | 'lamp-reasons'
    | 'own';
  /** Unit shown in the header and inside the field (a key of `units.<unit>`). */
  readonly unit?: 't/a' | 't' | 'kg/d' | 'wanyuan' | 'wanyuan/t' | '%' | 'a' | 'd' | 'deg';
  /** Digits shown in tables. */
  readonly decimals?: number;
}

type Extra = Omit<Field, 'key' | 'kind' | 'origin' | 'stored'>;
const typed = (key: string, kind: FieldKind, extra: Extra = {}): Field => ({
  key,
  kind,
  origin: 'typed',
  stored: 'projects',
  ...extra,
});
const lines = (key: string): Field => ({ key, kind: 'lines', origin: 'typed', stored: 'own-table' });
const figure = (key: string, kind: FieldKind, extra: Extra = {}): Field => ({
  key,
  kind,
  origin: 'computed',
  stored: 'project_figures',
  ...extra,
});
const kept = (key: string, kind: FieldKind, extra: Extra = {}): Field => ({
  key,
  kind,
  origin: 'computed',
  stored: 'projects',
  ...extra,
});

/** In the order of the import template. */
export const FIELDS: readonly Field[] = [
  typed('id', 'code'),
  typed('sender_code', 'code', { longest: 64 }),
  typed('name', 'text', { required: true, longest: 200 }),
  typed('category', 'enum', { required: true, options: 'categories' }),
  typed('type', 'enum', { required: true, options: 'types' }),
  typed('process', 'text', { longest: 200 }),
  typed('enterprise', 'text', { longest: 200 }),
  typed('credit_code', 'code', { longest: 18 }),
  typed('permit', 'code', { longest: 64 }),
  typed('industry', 'code', { longest: 8 }),
  typed('district', 'enum', { required: true, options: 'districts' }),
  typed('area', 'enum', { options: 'areas' }),
  typed('zone', 'enum', { options: 'zones' }),
  typed('lon', 'number', { min: 73, max: 136, unit: 'deg', decimals: 6 }),
  typed('lat', 'number', { min: 3, max: 54, unit: 'deg', decimals: 6 }),
  typed('crs', 'enum', { options: 'crs' }),
  typed('content', 'text', { longest: 2000 }),
  typed('source', 'enum', { options: 'sources' }),
  typed('activity', 'number', { min: 0, decimals: 2 }),
  typed('activity_unit', 'text', { longest: 20 }),
  lines('measures'),
  lines('reduces'),
  typed('uptime', 'percent', { min: 0, max: 100, unit: '%', decimals: 1 }),
  typed('until', 'day'),
  lines('profile'),
  lines('tranches'),
  lines('windows'),
  lines('amounts'),
  typed('counted', 'enum', { options: 'counted' }),
  typed('mandate', 'enum', { options: 'mandates' }),
  typed('mandate_doc', 'text', { longest: 200 }),
  typed('capital', 'money', { column: 'capital_fen', min: 0, unit: 'wanyuan', decimals: 2 }),
  typed('om', 'money', { column: 'om_fen', unit: 'wanyuan', decimals: 2 }),
  typed('life', 'number', { min: 0, max: 100, unit: 'a', decimals: 0 }),
  typed('rate', 'percent', { min: 0, max: 100, unit: '%', decimals: 2 }),
  typed('central_fund', 'money', { column: 'central_fund_fen', min: 0, unit: 'wanyuan', decimals: 2 }),
  typed('spent', 'money', { column: 'spent_fen', min: 0, unit: 'wanyuan', decimals: 2 }),
  typed('fund_no', 'code', { longest: 64 }),
  typed('plan_start', 'day'),
  typed('plan_finish', 'day'),
  typed('start', 'day'),
  typed('finish', 'day'),
  typed('run', 'day'),
  typed('started', 'day'),
  typed('finished', 'day'),
  typed('effective', 'day'),
  typed('progress', 'number', { min: 0, max: 100, unit: '%', decimals: 0 }),
  typed('step', 'enum', { options: 'steps' }),
  typed('problem', 'text', { longest: 2000 }),
  typed('lead', 'text', { longest: 100 }),
  typed('owner', 'text', { longest: 50 }),
  typed('phone', 'code', { longest: 30 }),
  typed('tags', 'tags', { longest: 200 }),
  typed('order', 'number', { column: 'order_no', min: -99, max: 99, decimals: 0 }),
  typed('group', 'code', { column: 'group_id', longest: 64 }),
  typed('parent', 'code', { longest: 64 }),
  typed('replaces', 'code', { longest: 64 }),
  lines('uncertainty'),
  typed('origin', 'enum', { options: 'origins' }),
  kept('status', 'enum', { options: 'statuses' }),
  figure('counts', 'flag'),
  figure('first_day', 'day'),
  figure('full_year_nox', 'tonnes', { unit: 't/a', decimals: 2 }),
  figure('full_year_voc', 'tonnes', { unit: 't/a', decimals: 2 }),
  figure('year_nox', 'tonnes', { unit: 't', decimals: 2 }),
  figure('year_voc', 'tonnes', { unit: 't', decimals: 2 }),
  figure('season_nox', 'tonnes', { unit: 't', decimals: 2 }),
  figure('season_voc', 'tonnes', { unit: 't', decimals: 2 }),
  figure('season_to_date_nox', 'tonnes', { unit: 't', decimals: 2 }),
  figure('season_to_date_voc', 'tonnes', { unit: 't', decimals: 2 }),
  figure('day_nox', 'number', { unit: 'kg/d', decimals: 1 }),
  figure('day_voc', 'number', { unit: 'kg/d', decimals: 1 }),
  figure('annualised', 'money', { column: 'annualised_fen', unit: 'wanyuan', decimals: 2 }),
  figure('warnings', 'tags', { options: 'warnings' }),
  figure('lamp', 'enum', { options: 'lamps' }),
  figure('late_days', 'number', { unit: 'd', decimals: 0 }),
  figure('lamp_reason', 'tags', { column: 'lamp_reasons', options: 'lamp-reasons' }),
  figure('next_due', 'day'),
  figure('overdue_days', 'number', { unit: 'd', decimals: 0 }),
  figure('freshness', 'enum', { options: 'freshness' }),
  figure('silent_days', 'number', { unit: 'd', decimals: 0 }),
  figure('report_due', 'flag'),
  figure('safe_verdict', 'enum', { options: 'safety' }),
  figure('safe_day', 'day'),
  figure('safe_slack', 'number', { unit: 'd', decimals: 0 }),
  figure('safe_loss_nox', 'number', { unit: 'kg/d', decimals: 2 }),
  figure('safe_loss_voc', 'number', { unit: 'kg/d', decimals: 2 }),
  kept('version', 'number', { decimals: 0 }),
  kept('updated', 'day'),
  kept('updated_by', 'text'),
];

const BY_KEY: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.key, field]));

/** The field of this key: a built-in one, or an own one as its key describes it (whether a city has it, its list of own fields says). */
export function fieldOf(key: string): Field | undefined {
  return BY_KEY.get(key) ?? ownFieldOf(key);
}

function ownFieldOf(key: string): Field | undefined {
  const kind = ownKindOf(key);
  if (kind === undefined) return undefined;
  const own = { key, origin: 'typed', stored: 'own-values' } as const;
  if (kind === 'choice' || kind === 'yesno') return { ...own, kind: 'enum', options: 'own' };
  return { ...own, kind, ...(kind === 'text' ? { longest: LONGEST_OWN_TEXT } : {}) };
}

/** Column of the database behind a field that stands in one. */
export function columnOf(field: Field): string {
  return field.column ?? field.key;
}

/** Fields a list can show, sort and filter by: everything with a column of its own. */
export const LIST_FIELDS: readonly Field[] = FIELDS.filter((field) => field.stored !== 'own-table');

/** The import template: what a person types, in this order, then the version that guards an update. */
export const TEMPLATE_FIELDS: readonly Field[] = FIELDS.filter(
  (field) => field.origin === 'typed' || field.key === 'version',
);

export const COUNTED = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export const MANDATES = ['nation', 'province', 'city', 'inspection', 'own'] as const;
export const ORIGINS = ['entered', 'imported', 'invented'] as const;
export const CRS = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
/** From the worst to the best, then what is not judged. */
export const LAMPS = ['red', 'yellow', 'green', 'blue', 'grey'] as const;
/** How long a project may still slip: until a day, any day, or nothing of its zone is met. */
export const SAFETY = ['until', 'any-day', 'none-met'] as const;
export const AMOUNT_LEVELS = ['declared', 'city', 'province', 'nation'] as const;
