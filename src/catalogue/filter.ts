import { typedDay } from '../words/day.ts';
import { fieldOf, LIST_FIELDS, type Field, type FieldKind } from './fields.ts';

/** The query language of lists: one object behind the address, the SQL, the sentence and a scenario's `select`. */

export const OPERATORS = {
  text: ['has', 'hasnt', 'is', 'starts', 'empty', 'mine'],
  number: ['eq', 'gte', 'lte', 'between', 'empty'],
  day: ['on', 'from', 'to', 'between', 'in', 'next', 'overdue', 'empty'],
  list: ['any', 'not', 'empty', 'mine'],
} as const;
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS][number];
export const PERIODS = ['today', 'week', 'month', 'quarter', 'year'] as const;
export const PAGE_SIZES = [25, 50, 100] as const;
const LONGEST_VALUE = 500;

export interface Condition {
  readonly field: string;
  readonly op: Operator;
  /** Text of the values as it stands in the address, in a stable order; ranges are two values. */
  readonly values: readonly string[];
}

export interface Filter {
  readonly q: string;
  readonly match: 'all' | 'any';
  readonly conditions: readonly Condition[];
}

export interface Sort {
  readonly field: string;
  readonly falling: boolean;
}

export interface ListQuery {
  readonly filter: Filter;
  readonly sort: readonly Sort[];
  readonly cols: readonly string[];
  readonly page: number;
  readonly per: number;
  /** What an old or mistyped address names and we do not know: shown, never silent, never a crash. */
  readonly ignored: readonly string[];
}

export const NO_FILTER: Filter = { q: '', match: 'all', conditions: [] };
export const DEFAULT_COLUMNS = [
  'id',
  'name',
  'district',
  'type',
  'status',
  'effective',
  'season_nox',
  'season_voc',
  'full_year_nox',
  'full_year_voc',
] as const;

/** Which family of operators a field has. */
export function family(kind: FieldKind): keyof typeof OPERATORS {
  if (kind === 'day') return 'day';
  if (kind === 'enum' || kind === 'flag' || kind === 'tags') return 'list';
  return kind === 'text' || kind === 'code' || kind === 'lines' ? 'text' : 'number';
}

/** Reads an address. Keys of other features (`lang`, `format` …) are named in `foreign` and left alone. */
export function parseListQuery(
  params: URLSearchParams,
  programmeYear: number,
  foreign: readonly string[] = [],
): ListQuery {
  const ignored: string[] = [];
  const conditions: Condition[] = [];
  const reserved = new Set(['q', 'match', 'sort', 'cols', 'page', 'per', ...foreign]);
  for (const key of new Set(params.keys())) {
    if (reserved.has(key)) continue;
    const values = params.getAll(key).filter((value) => value.trim() !== '');
    if (values.length === 0) continue;
    const condition = parseCondition(key, values, programmeYear);
    if (condition === null) ignored.push(`${key}=${values.join(',')}`);
    else conditions.push(condition);
  }
  const sort = list(params, 'sort').flatMap((term) => parseSort(term, ignored));
  const cols = list(params, 'cols').flatMap((key) =>
    key === 'all' ? LIST_FIELDS.map((field) => field.key) : knownColumn(key, ignored),
  );
  return {
    filter: {
      q: (params.get('q') ?? '').trim().slice(0, LONGEST_VALUE),
      match: params.get('match') === 'any' ? 'any' : 'all',
      conditions: conditions.sort((a, b) => order(a.field, b.field) || order(a.op, b.op)),
    },
    sort: sort.slice(0, 3),
    cols: [...new Set(cols)],
    page: positive(params.get('page'), 1, 'page', ignored),
    per: pageSize(params.get('per'), ignored),
    ignored,
  };
}

/** The canonical address of a filter; `parseListQuery` of it gives the same filter back (a law). */
export function filterParams(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.q !== '') params.set('q', filter.q);
  if (filter.match === 'any') params.set('match', 'any');
  for (const { field, op, values } of filter.conditions) {
    const key = op === 'any' ? field : `${field}.${op}`;
    if (op === 'between') params.append(key, values.join('..'));
    else for (const value of values) params.append(key, value);
  }
  return params;
}

/** The canonical address of a whole list: filter, columns, order, page. Defaults are left out. */
export function listParams(query: ListQuery, change: Partial<ListQuery> = {}): URLSearchParams {
  const whole = { ...query, ...change };
  const params = filterParams(whole.filter);
  if (whole.sort.length > 0)
    params.set('sort', whole.sort.map(({ field, falling }) => (falling ? `-${field}` : field)).join(','));
  if (whole.cols.length > 0) params.set('cols', whole.cols.join(','));
  if (whole.page > 1) params.set('page', String(whole.page));
  if (whole.per !== PAGE_SIZES[0]) params.set('per', String(whole.per));
  return params;
}

function parseCondition(key: string, values: readonly string[], programmeYear: number): Condition | null {
  const [name = '', op, ...rest] = key.split('.');
  const field = fieldOf(name);
  if (field === undefined || rest.length > 0 || field.stored === 'own-table') return null;
  const operators: readonly string[] = OPERATORS[family(field.kind)];
  const wanted = op ?? plainOperator(field);
  if (!operators.includes(wanted) || values.some((value) => value.length > LONGEST_VALUE)) return null;
  const operator = wanted as Operator;
  const clean = cleanValues(field, operator, values, programmeYear);
  return clean === null ? null : { field: name, op: operator, values: clean };
}

/** A plain `field=value`: "is any of" for lists, "is" for text, "equals" for numbers, "on" for days. */
function plainOperator(field: Field): Operator {
  return ({ list: 'any', text: 'is', number: 'eq', day: 'on' } as const)[family(field.kind)];
}

function cleanValues(field: Field, op: Operator, values: readonly string[], year: number): readonly string[] | null {
  if (op === 'empty' || op === 'overdue' || op === 'mine') return isFlag(values[0]!) ? [values[0]!] : null;
  const kind = family(field.kind);
  if (kind === 'list' || kind === 'text') return [...new Set(values.map((value) => value.trim()))].sort(order);
  if (op === 'in') return (PERIODS as readonly string[]).includes(values[0]!) ? [values[0]!] : null;
  if (op === 'next') return /^\d{1,4}$/.test(values[0]!) ? [String(Number(values[0]))] : null;
  const parts = op === 'between' ? values[0]!.split('..') : [values[0]!];
  if (parts.length !== (op === 'between' ? 2 : 1)) return null;
  const read = parts.map((part) => (kind === 'day' ? (typedDay(part, year)?.day ?? null) : decimal(part)));
  return read.every((value) => value !== null) ? read : null;
}

function decimal(text: string): string | null {
  const clean = text.normalize('NFKC').replace(/[\s,]/g, '').replace('−', '-');
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(clean) ? String(Number(clean)) : null;
}

function parseSort(term: string, ignored: string[]): Sort[] {
  const falling = term.startsWith('-');
  const field = falling ? term.slice(1) : term;
  if (LIST_FIELDS.some((known) => known.key === field)) return [{ field, falling }];
  ignored.push(`sort=${term}`);
  return [];
}

function knownColumn(key: string, ignored: string[]): string[] {
  if (LIST_FIELDS.some((field) => field.key === key)) return [key];
  ignored.push(`cols=${key}`);
  return [];
}

const list = (params: URLSearchParams, key: string): string[] =>
  params
    .getAll(key)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

function positive(text: string | null, fallback: number, key: string, ignored: string[]): number {
  if (text === null || text === '') return fallback;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  ignored.push(`${key}=${text}`);
  return fallback;
}

function pageSize(text: string | null, ignored: string[]): number {
  const size = positive(text, PAGE_SIZES[0], 'per', ignored);
  if ((PAGE_SIZES as readonly number[]).includes(size)) return size;
  ignored.push(`per=${String(size)}`);
  return PAGE_SIZES[0];
}

const isFlag = (text: string): boolean => text === '1' || text === '0';
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
