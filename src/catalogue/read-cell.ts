import { typedDay } from '../words/day.ts';
import { creditCodeVerdict } from './check-character.ts';
import { oldDistrict } from './district-codes.ts';
import type { Field } from './fields.ts';
import { industryMeant } from './industry-codes.ts';
import { readLines } from './line-text.ts';
import { searchKey } from './search-key.ts';
import { problem, type Checked, type Problem } from './problem.ts';

/** What reading typed text needs to know of the city: its lists of options and the programme's year. */
export interface CellWords {
  readonly year: number;
  /** The id an option's code, name or alias means; undefined when it means none. */
  readonly optionId: (field: Field, text: string) => string | undefined;
  /** A few accepted values, for the message. */
  readonly accepts: (field: Field) => string;
  /** The unit of an own field; empty when it has none. */
  readonly unitOf?: (field: Field) => string;
}

/** Signs that stand for "nothing" in the tables offices pass around; never 0. */
const NOTHING = new Set(['', '—', '－', '-', '--', '/', '无', '暂无', '——', '\\']);

/**
 * One typed value, from a web form or a cell of a workbook: text → the value the project schema expects (null when empty), or why not.
 * One strict reader for every door: full-width digits, thousands separators and 万/亿 are understood, guesses (约50, ≥50) are not.
 */
export function readCell(field: Field, typed: string, words: CellWords): Checked<unknown> {
  const text = typed.normalize('NFC').trim();
  if (NOTHING.has(text)) return { ok: true, value: emptyValue(field) };
  switch (field.kind) {
    case 'number':
    case 'percent':
    case 'money':
    case 'tonnes':
      return readNumber(field, text, words);
    case 'day':
      return readDay(field, text, words);
    case 'enum':
      return readOption(field, text, words);
    case 'tags':
      return { ok: true, value: [...new Set(text.split(/[、,，;；\s]+/).filter((tag) => tag !== ''))] };
    case 'lines':
      return readLines(field.key as Parameters<typeof readLines>[0], text);
    case 'code':
      return readCode(field, text);
    case 'flag':
    case 'text':
      return { ok: true, value: text };
  }
}

function emptyValue(field: Field): unknown {
  if (field.kind === 'tags') return [];
  if (field.kind !== 'lines') return null;
  return field.key === 'profile' || field.key === 'uncertainty' ? null : field.key === 'reduces' ? {} : [];
}

const MULTIPLIERS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const OWN_UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  't/a': { 吨: 1, t: 1, '吨/年': 1, 't/a': 1, 千克: 1e-3, 公斤: 1e-3, kg: 1e-3 },
  t: { 吨: 1, t: 1, 千克: 1e-3, kg: 1e-3 },
  wanyuan: { 万元: 1, 元: 1e-4, 亿元: 1e4 },
  '%': { '%': 1 },
  a: { 年: 1, a: 1 },
  deg: { '°': 1, 度: 1 },
};

function readNumber(field: Field, text: string, words: CellWords): Checked<number> {
  const clean = text.normalize('NFKC').replace(/[\s,]/g, '').replace(/−/g, '-');
  if (/[≥≤><~约]|左右|以上|以下|多$/.test(clean)) return refuse(field, text, 'number-estimate');
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)(.*)$/.exec(clean);
  if (match === null) return refuse(field, text, 'number-typed');
  const digits = match[1]!.replace(/[eE].*$/, '').replace(/^[+-]?0*|\./g, '');
  if (digits.length > 17) return refuse(field, text, 'digits-too-many');
  const own = searchKey(words.unitOf?.(field) ?? '');
  const factor = suffixFactor(field, match[2]!, own);
  if (factor === null) return refuse(field, text, 'unit-unknown', { unit: field.unit ?? own });
  const value = factor === 1 ? Number(match[1]) : Number((Number(match[1]) * factor).toPrecision(15));
  return inRange(field, text, value);
}

function refuse<T>(field: Field, text: string, code: string, params: Problem['params'] = {}): Checked<T> {
  return { ok: false, problems: [problem(field.key, code, { value: text, ...params })] };
}

function inRange(field: Field, text: string, value: number): Checked<number> {
  if (!Number.isFinite(value)) return refuse(field, text, 'number-typed');
  if (field.kind === 'percent' && value > 0 && value < 1)
    return refuse(field, text, 'percent-as-fraction', { meant: String(Number((value * 100).toPrecision(12))) });
  const [low, high] = [field.min ?? -Infinity, field.max ?? Infinity];
  if (value < low || value > high)
    return refuse(field, text, 'number-range', {
      min: low === -Infinity ? '−∞' : low,
      max: high === Infinity ? '∞' : high,
    });
  return { ok: true, value: field.kind === 'percent' ? value / 100 : value };
}

/** The factor of what follows the digits: nothing, 万 or 亿, or a unit that is the field's own or converts to it. */
function suffixFactor(field: Field, suffix: string, own: string): number | null {
  if (suffix === '') return 1;
  const units = own === '' ? (OWN_UNITS[field.unit ?? ''] ?? {}) : { [own]: 1 };
  if (searchKey(suffix) === own) return 1;
  if (suffix in units) return units[suffix]!;
  if (field.unit === 'wanyuan') return null;
  const multiplier = MULTIPLIERS[suffix.slice(0, 1)];
  if (multiplier === undefined) return null;
  const rest = suffix.slice(1);
  return rest === '' ? multiplier : rest in units ? multiplier * units[rest]! : null;
}

function readDay(field: Field, text: string, words: CellWords): Checked<string> {
  const read = typedDay(text, words.year);
  if (read === null) return refuse(field, text, 'day-typed');
  if (!read.inferred) return { ok: true, value: read.day };
  // A month means its last day, a missing year the programme's: that was inferred, and is said.
  return { ok: true, value: read.day, notes: [problem(field.key, 'day-inferred', { value: text, day: read.day })] };
}

function readOption(field: Field, text: string, words: CellWords): Checked<string> {
  const id = words.optionId(field, text);
  if (id === undefined) return refuse(field, text, 'unknown-option', { accepts: words.accepts(field) });
  return field.options === 'districts' ? { ok: true, value: id, ...noteOf(field, text, id) } : { ok: true, value: id };
}

/** An older code or name of a district is read as today's, and that is said. */
function noteOf(field: Field, text: string, id: string): { readonly notes?: readonly Problem[] } {
  const old = oldDistrict(text);
  if (old?.code !== id) return {};
  return { notes: [problem(field.key, `district-${old.why}`, { value: text, code: id })] };
}

/** A long number that went through a spreadsheet's number cell: 9.13702E+17, or fifteen digits and zeros. */
const DESTROYED = /^\d(\.\d+)?E\+?\d+$|^\d{15}0{3,}$/i;

/** Codes are always text: leading zeros and 18 digits survive; one that a spreadsheet turned into a number is named as destroyed. */
function readCode(field: Field, text: string): Checked<string> {
  const code = text.normalize('NFKC').replace(/\s+/g, field.key === 'credit_code' ? '' : ' ');
  if (field.key === 'credit_code') {
    const verdict = creditCodeVerdict(code);
    if (verdict.verdict === 'destroyed') return refuse(field, text, 'credit-code-destroyed');
    return verdict.verdict === 'shape' ? refuse(field, text, 'credit-code-shape') : { ok: true, value: verdict.code };
  }
  if (field.key === 'permit' && DESTROYED.test(code)) return refuse(field, text, 'code-destroyed');
  if (field.key === 'industry') {
    const industry = industryMeant(text);
    return industry === undefined ? refuse(field, text, 'industry-code') : { ok: true, value: industry };
  }
  return { ok: true, value: code };
}
