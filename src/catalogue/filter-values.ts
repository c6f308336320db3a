import { typedDay } from '../words/day.ts';
import type { Field, FieldKind } from './fields.ts';

/** What each kind of field can be asked, and how what stands in an address is read. */

export const OPERATORS = {
  text: ['has', 'hasnt', 'is', 'starts', 'empty', 'mine'],
  number: ['eq', 'gte', 'lte', 'between', 'empty'],
  day: ['on', 'from', 'to', 'between', 'in', 'next', 'overdue', 'empty'],
  list: ['any', 'not', 'empty', 'mine'],
  place: ['near'],
} as const;
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS][number];
export const PERIODS = ['today', 'week', 'month', 'quarter', 'year'] as const;

/** Fields that can be mine: the person or the unit signed in, and the zone of that unit. */
const OWN_FIELDS = ['district', 'zone', 'owner', 'lead', 'updated_by'] as const;
/** Days that stand for something still to be done; only these can be overdue. */
const DUE_FIELDS = ['plan_start', 'plan_finish', 'start', 'finish', 'run', 'effective', 'until', 'next_due'] as const;

const LONGEST_VALUE = 500;
/** A condition with more alternatives than this is no question of a person, and would be too deep for a database. */
const MOST_VALUES = 200;
/** Metres around a point; beyond it degrees no longer have one length. */
const FARTHEST = 200_000;

/** Which family of operators a field has. */
export function family(kind: FieldKind): Exclude<keyof typeof OPERATORS, 'place'> {
  if (kind === 'day') return 'day';
  if (kind === 'enum' || kind === 'flag' || kind === 'tags') return 'list';
  return kind === 'text' || kind === 'code' || kind === 'lines' ? 'text' : 'number';
}

/** The operators of one field: those of its family it has a meaning for. */
export function operatorsOf(field: Pick<Field, 'key' | 'kind'>): readonly Operator[] {
  return (OPERATORS[family(field.kind)] as readonly Operator[]).filter((op) => {
    if (op === 'mine') return (OWN_FIELDS as readonly string[]).includes(field.key);
    if (op === 'overdue') return (DUE_FIELDS as readonly string[]).includes(field.key);
    return true;
  });
}

/** A plain `field=value`: "is any of" for lists, "is" for text, "equals" for numbers, "on" for days. */
export function plainOperator(field: Field): Operator {
  return ({ list: 'any', text: 'is', number: 'eq', day: 'on' } as const)[family(field.kind)];
}

/** The values of a condition as the address writes them, in a stable order; null when one of them cannot be read. */
export function cleanValues(
  field: Field,
  op: Operator,
  values: readonly string[],
  programmeYear: number,
): readonly string[] | null {
  if (values.length > MOST_VALUES || values.some((value) => value.length > LONGEST_VALUE)) return null;
  if (op === 'empty' || op === 'overdue' || op === 'mine') {
    const [first = '', ...others] = new Set(values);
    return isFlag(first) && others.length === 0 ? [first] : null;
  }
  if (field.kind === 'flag' && !values.every(isFlag)) return null;
  const kind = family(field.kind);
  if (kind === 'list' || kind === 'text') return [...new Set(values.map((value) => value.trim()))].sort(order);
  const read = values.map((value) => oneOf(kind, op, value, programmeYear));
  return read.every((one) => one !== null) ? alternatives(op, read) : null;
}

/** One value of a number or a day: two ends of a range, lower first, else one; null when it cannot be read. */
function oneOf(kind: 'number' | 'day', op: Operator, text: string, programmeYear: number): readonly string[] | null {
  if (op === 'in') return (PERIODS as readonly string[]).includes(text) ? [text] : null;
  if (op === 'next') return /^\d{1,4}$/.test(text) ? [String(Number(text))] : null;
  const parts = op === 'between' ? text.split('..') : [text];
  if (parts.length !== (op === 'between' ? 2 : 1)) return null;
  const read = parts.map((part) => (kind === 'day' ? (typedDay(part, programmeYear)?.day ?? null) : decimal(part)));
  return read.every((value) => value !== null) ? read.toSorted(byValue) : null;
}

/** Several values of one key mean "or": of bounds the widest says it all, others stand side by side, ranges end to end. */
function alternatives(op: Operator, read: readonly (readonly string[])[]): readonly string[] {
  const sorted = read.toSorted((a, b) => byValue(a[0]!, b[0]!) || byValue(a.at(-1)!, b.at(-1)!));
  if (op === 'gte' || op === 'from') return sorted[0]!;
  if (op === 'lte' || op === 'to' || op === 'next') return sorted.at(-1)!;
  return sorted.filter((one, at) => one.join() !== sorted[at - 1]?.join()).flat();
}

/** The ranges of a condition: its values two by two. */
export function rangesOf(values: readonly string[]): readonly (readonly [string, string])[] {
  return values.flatMap((from, at) => (at % 2 === 0 ? [[from, values[at + 1]!] as const] : []));
}

/** Longitude, latitude (WGS-84, degrees) and metres of `lon,lat,m`; null when that is no place in China. */
export function nearValues(values: readonly string[]): readonly string[] | null {
  if (new Set(values).size !== 1) return null;
  const parts = values[0]!.split(/[,，]/).map(decimal);
  const [lon, lat, metres] = parts.map(Number) as [number, number, number];
  if (parts.length !== 3 || parts.includes(null)) return null;
  const inside = lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 && metres > 0 && metres <= FARTHEST;
  return inside ? parts.map(String) : null;
}

function decimal(text: string): string | null {
  const clean = text.normalize('NFKC').replace(/[\s,]/g, '').replace('−', '-');
  if (!/^-?\d{1,15}(\.\d{1,12})?$/.test(clean)) return null;
  const plain = clean.replace(/^(-?)0+(?=\d)/, '$1').replace(/\.0+$|(\.\d*[1-9])0+$/, '$1');
  return plain === '-0' ? '0' : plain;
}

const isFlag = (text: string): boolean => text === '1' || text === '0';
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Numbers by value, days and periods as text. */
const byValue = (a: string, b: string): number => {
  const [one, other] = [Number(a), Number(b)];
  return Number.isNaN(one) || Number.isNaN(other) ? order(a, b) : one - other;
};
