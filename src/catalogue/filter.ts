import { fieldOf, LIST_FIELDS } from './fields.ts';
import { isOwnGrouping, isOwnKey, type OwnGrouping } from './own-key.ts';
import { cleanValues, nearValues, operatorsOf, plainOperator, rangesOf, type Operator } from './filter-values.ts';

/** The query language of lists: one object behind the address, the SQL, the sentence and a scenario's `select`. */

export const PAGE_SIZES = [25, 50, 100] as const;
const LONGEST_VALUE = 500;
const MOST_CONDITIONS = 60;
const LONGEST_NAMED = 60;
const MOST_SORTS = 3;
const CONTROL = /\p{Cc}/gu;
const MATCHES = ['all', 'any'] as const;

export interface Condition {
  readonly field: string;
  readonly op: Operator;
  /** Text of the values as it stands in the address, in a stable order; a range is two values, a place three. */
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

/** What a list can be grouped by. `area` is the assessed unit (a functional area, else the district): the one or the other, never both in a sum. */
export const GROUPINGS = [
  'district',
  'area',
  'zone',
  'category',
  'type',
  'status',
  'step',
  'lamp',
  'enterprise',
  'mandate',
] as const;
/** The city's own choices and yes-or-no fields too. */
export type Grouping = (typeof GROUPINGS)[number] | OwnGrouping;

export interface ListQuery {
  readonly filter: Filter;
  readonly sort: readonly Sort[];
  readonly cols: readonly string[];
  readonly group: Grouping | null;
  readonly page: number;
  readonly per: number;
  /** The past day the list is shown as known on; the present one without it. */
  readonly asOf?: string | null;
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

/** Names of an address that are not conditions. */
const OWN_KEYS = ['q', 'match', 'sort', 'cols', 'group', 'page', 'per'] as const;

/** Reads an address. Keys of other features (`lang`, `format` …) are named in `foreign` and left alone. */
export function parseListQuery(
  params: URLSearchParams,
  programmeYear: number,
  foreign: readonly string[] = [],
): ListQuery {
  const ignored: string[] = [];
  const conditions: Condition[] = [];
  const reserved = new Set<string>([...OWN_KEYS, ...foreign]);
  for (const key of new Set(params.keys())) {
    if (reserved.has(key)) continue;
    const typed = params.getAll(key).filter((value) => value !== '');
    const values = typed.map(storable).filter((value) => value.trim() !== '');
    if (values.length === 0) {
      // An empty field of a form says nothing; a value that is nothing but unreadable signs does.
      if (typed.some((value) => value.trim() !== '')) ignored.push(namedCondition(key, ''));
      continue;
    }
    const condition = conditions.length < MOST_CONDITIONS ? parseCondition(key, values, programmeYear) : null;
    if (condition === null) ignored.push(namedCondition(key, values.join(',')));
    else conditions.push(condition);
  }
  const sort = list(params, 'sort').flatMap((term) => parseSort(term, ignored));
  ignored.push(
    ...sort.slice(MOST_SORTS).map(({ field, falling }) => namedCondition('sort', `${falling ? '-' : ''}${field}`)),
  );
  const cols = list(params, 'cols').flatMap((key) =>
    key === 'all' ? LIST_FIELDS.map((field) => field.key) : knownColumn(key, ignored),
  );
  return {
    filter: {
      q: searched(params, ignored),
      match: once(params, 'match', (text) => MATCHES.find((word) => word === text), ignored) ?? 'all',
      conditions: conditions.sort((a, b) => order(a.field, b.field) || order(a.op, b.op)),
    },
    sort: sort.slice(0, MOST_SORTS),
    cols: [...new Set(cols)],
    group: once(params, 'group', groupingNamed, ignored) ?? null,
    page: positive(params.get('page'), 1, 'page', ignored),
    per: pageSize(params.get('per'), ignored),
    ignored,
  };
}

/** No field of a project: the import or bulk change that wrote it. */
export const BATCH = 'batch';
const MOST_BATCHES = 20;

/** The name under which an address carries a condition. */
export function conditionKey({ field, op }: Pick<Condition, 'field' | 'op'>): string {
  return op === 'any' ? field : `${field}.${op}`;
}

/** The values of a condition as an address carries them, one by one. */
export function conditionValues({ op, values }: Condition): readonly string[] {
  if (op === 'near') return [values.join(',')];
  return op === 'between' ? rangesOf(values).map((ends) => ends.join('..')) : values;
}

/** The canonical address of a filter; `parseListQuery` of it gives the same filter back (a law). */
export function filterParams(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.q !== '') params.set('q', filter.q);
  if (filter.match === 'any') params.set('match', 'any');
  for (const condition of filter.conditions)
    for (const value of conditionValues(condition)) params.append(conditionKey(condition), value);
  return params;
}

/** The canonical address of a whole list: filter, columns, order, grouping, page. Defaults are left out. */
export function listParams(query: ListQuery, change: Partial<ListQuery> = {}): URLSearchParams {
  const whole = { ...query, ...change };
  const params = filterParams(whole.filter);
  if (whole.sort.length > 0)
    params.set('sort', whole.sort.map(({ field, falling }) => (falling ? `-${field}` : field)).join(','));
  if (whole.cols.length > 0) params.set('cols', whole.cols.join(','));
  if (whole.group !== null) params.set('group', whole.group);
  if (whole.page > 1) params.set('page', String(whole.page));
  if (whole.per !== PAGE_SIZES[0]) params.set('per', String(whole.per));
  if (whole.asOf != null) params.set('as_of', whole.asOf);
  return params;
}

/** One condition as an address writes it; null when field, operator or value is not known. */
export function parseCondition(key: string, values: readonly string[], programmeYear: number): Condition | null {
  if (key === 'point.near') {
    const near = nearValues(values);
    return near === null ? null : { field: 'point', op: 'near', values: near };
  }
  if (key === BATCH) {
    const batches = [...new Set(values)].sort(order);
    const known = batches.length <= MOST_BATCHES && batches.every((batch) => /^B\d{4,12}$/.test(batch));
    return known ? { field: BATCH, op: 'any', values: batches } : null;
  }
  const [name = '', op, ...rest] = key.split('.');
  const field = fieldOf(name);
  if (field === undefined || rest.length > 0 || field.stored === 'own-table') return null;
  const operator = operatorsOf(field).find((known) => known === (op ?? plainOperator(field)));
  const clean = operator === undefined ? null : cleanValues(field, operator, values, programmeYear);
  return clean === null ? null : { field: name, op: operator!, values: clean };
}

function parseSort(term: string, ignored: string[]): Sort[] {
  const falling = term.startsWith('-');
  const field = falling ? term.slice(1) : term;
  if (isListed(field)) return [{ field, falling }];
  ignored.push(namedCondition('sort', term));
  return [];
}

function knownColumn(key: string, ignored: string[]): string[] {
  if (isListed(key)) return [key];
  ignored.push(namedCondition('cols', key));
  return [];
}

/** Whether a city has an own field that an address names is known to whoever knows its lists. */
const isListed = (key: string): boolean => isOwnKey(key) || LIST_FIELDS.some((field) => field.key === key);

function groupingNamed(text: string): Grouping | undefined {
  return isOwnGrouping(text) ? text : GROUPINGS.find((one) => one === text);
}

/** What is said once; whatever else is typed, or is not known, is named. */
function once<Word extends string>(
  params: URLSearchParams,
  key: string,
  read: (text: string) => Word | undefined,
  ignored: string[],
): Word | undefined {
  const typed = [...new Set(params.getAll(key).filter((text) => text !== ''))];
  const known = typed[0] === undefined ? undefined : read(typed[0]);
  ignored.push(...typed.slice(known === undefined ? 0 : 1).map((text) => namedCondition(key, text)));
  return known;
}

/** The words searched for. What is too long is no search of a person: it is named, not cut. */
function searched(params: URLSearchParams, ignored: string[]): string {
  const [q = '', ...others] = params.getAll('q').map((text) => storable(text).trim());
  ignored.push(...others.filter((text) => text !== '' && text !== q).map((text) => namedCondition('q', text)));
  if (q.length <= LONGEST_VALUE) return q;
  ignored.push(namedCondition('q', q));
  return '';
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
  ignored.push(namedCondition(key, text));
  return fallback;
}

function pageSize(text: string | null, ignored: string[]): number {
  const size = positive(text, PAGE_SIZES[0], 'per', ignored);
  if ((PAGE_SIZES as readonly number[]).includes(size)) return size;
  ignored.push(`per=${String(size)}`);
  return PAGE_SIZES[0];
}

/** What was ignored, short enough for a notice. */
export function namedCondition(key: string, value: string): string {
  const text = storable(`${key}=${value}`);
  return text.length > LONGEST_NAMED ? `${text.slice(0, LONGEST_NAMED)}…` : text;
}

/** No record holds control characters, so nothing can contain them, and no page or workbook can show them; a line's end parts words. */
const storable = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(CONTROL, '');
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
