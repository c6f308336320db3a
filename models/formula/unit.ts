import { type Dimension, PLAIN, combine, raise, sameDimension } from './dimension.ts';
import { nearest } from './nearest.ts';
import { refuse } from './refusal.ts';
import { UNIT_BY_NAME } from './unit-table.ts';

/** A unit as written: one of it is the exact ratio `num / den` coherent units, then `offset` is added (Celsius only). */
export interface Unit {
  readonly text: string;
  readonly dimension: Dimension;
  readonly num: bigint;
  readonly den: bigint;
  readonly offset: number;
}

const MAX_UNIT_LENGTH = 60;
const MAX_BRACKETS = 4;
const PREFIXES: ReadonlyMap<string, bigint> = new Map([
  ['万', 10n ** 4n],
  ['亿', 10n ** 8n],
]);

const ONE: Unit = { text: '1', dimension: PLAIN, num: 1n, den: 1n, offset: 0 };

/**
 * Reads a unit expression such as `mg/m3`, `kg/万m3`, `g/(kW*h)`, `t/户·a`. `*` and `/` work from left to right, `·` binds tighter
 * than both, powers are whole (`m^3`, `m2`). Refuses unknown names, and the Celsius scale inside a product.
 */
export function readUnit(text: string): Unit {
  if (text.length > MAX_UNIT_LENGTH) refuse('unit-too-long', { length: text.length, limit: MAX_UNIT_LENGTH });
  const tokens = tokensOf(text);
  const reader = { text: text.trim(), tokens, next: 0, depth: 0 };
  const unit = readQuotient(reader);
  if (reader.next < tokens.length) refuse('unit-syntax', { unit: reader.text, part: tokens[reader.next]! });
  return { ...unit, text: reader.text };
}

/** Whether two units measure the same kind of quantity. */
export function sameKind(a: Unit, b: Unit): boolean {
  return sameDimension(a.dimension, b.dimension);
}

interface Reader {
  readonly text: string;
  readonly tokens: readonly string[];
  next: number;
  depth: number;
}

function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[⋅•∙・]/g, '·')
    .replace(/×/g, '*')
    .replace(/Nm\^3/g, 'Nm3')
    .replace(/\s*([*/·^()])\s*/g, '$1');
  return plain.match(/[*/·^()]|[^*/·^()]+/g) ?? [];
}

function readQuotient(reader: Reader): Unit {
  let unit = readProduct(reader);
  for (let sign = signOf(reader); sign !== 0; sign = signOf(reader)) {
    reader.next += 1;
    unit = times(unit, readProduct(reader), sign, reader);
  }
  return unit;
}

function signOf(reader: Reader): 1 | -1 | 0 {
  const token = reader.tokens[reader.next];
  return token === '*' ? 1 : token === '/' ? -1 : 0;
}

function readProduct(reader: Reader): Unit {
  let unit = readPower(reader);
  while (reader.tokens[reader.next] === '·') {
    reader.next += 1;
    unit = times(unit, readPower(reader), 1, reader);
  }
  return unit;
}

function readPower(reader: Reader): Unit {
  const unit = readAtom(reader);
  if (reader.tokens[reader.next] !== '^') return unit;
  const exponent = reader.tokens[reader.next + 1] ?? '';
  if (!/^[1-9]$/.test(exponent)) refuse('unit-syntax', { unit: reader.text, part: `^${exponent}` });
  reader.next += 2;
  return power(unit, Number(exponent), reader);
}

function readAtom(reader: Reader): Unit {
  const token = reader.tokens[reader.next];
  reader.next += 1;
  if (token === undefined || '*/·^)'.includes(token)) refuse('unit-syntax', { unit: reader.text, part: token ?? '' });
  if (token !== '(') return namedUnit(token) ?? unknownUnit(reader.text, token);
  reader.depth += 1;
  if (reader.depth > MAX_BRACKETS) refuse('nested-too-deep', { limit: MAX_BRACKETS });
  const inner = readQuotient(reader);
  if (reader.tokens[reader.next] !== ')') refuse('unit-syntax', { unit: reader.text, part: '(' });
  reader.next += 1;
  reader.depth -= 1;
  return inner;
}

function namedUnit(name: string): Unit | null {
  const known = UNIT_BY_NAME.get(name);
  if (known) return { ...known, text: name };
  const prefix = PREFIXES.get(name.slice(0, 1));
  const prefixed = prefix === undefined ? null : namedUnit(name.slice(1));
  if (prefix !== undefined && prefixed !== null && prefixed.offset === 0)
    return { ...prefixed, text: name, num: prefixed.num * prefix };
  const digit = /^(.*\D)([2-9])$/.exec(name);
  const base = digit ? UNIT_BY_NAME.get(digit[1]!) : undefined;
  return digit && base?.offset === 0 ? raised({ ...base, text: name }, Number(digit[2])) : null;
}

function unknownUnit(text: string, name: string): never {
  refuse('unknown-unit', { unit: name, text, suggestion: nearest(name, UNIT_BY_NAME.keys()) });
}

function times(a: Unit, b: Unit, sign: 1 | -1, reader: Reader): Unit {
  if (a.offset !== 0 || b.offset !== 0) refuse('offset-in-compound', { unit: reader.text });
  const dimension = combine(a.dimension, b.dimension, sign);
  return sign === 1
    ? { ...ONE, dimension, num: a.num * b.num, den: a.den * b.den }
    : { ...ONE, dimension, num: a.num * b.den, den: a.den * b.num };
}

function power(unit: Unit, exponent: number, reader: Reader): Unit {
  if (unit.offset !== 0) refuse('offset-in-compound', { unit: reader.text });
  return raised(unit, exponent);
}

function raised(unit: Unit, exponent: number): Unit {
  const times = BigInt(exponent);
  return {
    ...unit,
    dimension: raise(unit.dimension, exponent),
    num: unit.num ** times,
    den: unit.den ** times,
  };
}
