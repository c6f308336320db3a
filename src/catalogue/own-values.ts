import { isDay } from '../words/day.ts';
import { isOwnKey, LONGEST_OWN_TEXT, ownKindOf, type OwnKind } from './own-key.ts';
import { isPrintable } from './printable.ts';
import { problem, type Problem } from './problem.ts';

/** A value of an own field: text, a day, the id of a word, or a number. What says nothing is not there at all. */
export type OwnValue = string | number;
export type OwnValues = Readonly<Record<string, OwnValue>>;

/** The own values of a record (or of what is to become one), by key; they stand beside its other fields. */
export function ownValuesOf(record: object): OwnValues {
  const own = Object.entries(record).filter(([key, value]) => isOwnKey(key) && value !== null && value !== undefined);
  return Object.fromEntries(own);
}

/** The keys of own fields that any of these records says something of. */
export function ownKeysOf(records: readonly object[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record).filter(isOwnKey)))].sort();
}

/** An input parted in its built-in fields and its own ones. */
export function partedInput(input: object): { readonly rest: object; readonly own: Readonly<Record<string, unknown>> } {
  const keys = Object.keys(input).filter(isOwnKey);
  if (keys.length === 0) return { rest: input, own: {} };
  const entries = Object.entries(input);
  return {
    rest: Object.fromEntries(entries.filter(([key]) => !isOwnKey(key))),
    own: Object.fromEntries(entries.filter(([key]) => isOwnKey(key))),
  };
}

/** Own values as stated → as kept, and what is wrong with them: what is kept of a kind, not what the city has. */
export function checkOwnValues(stated: Readonly<Record<string, unknown>>): {
  readonly values: OwnValues;
  readonly problems: readonly Problem[];
} {
  const values: Record<string, OwnValue> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(stated)) {
    if (value === null || value === undefined || value === '') continue;
    const read = CHECKS[ownKindOf(key)!](value);
    if (typeof read === 'object') problems.push(problem(key, read.code, { value: shown(value) }));
    else values[key] = read;
  }
  return { values, problems };
}

type Check = (value: unknown) => OwnValue | { readonly code: string };

const CHECKS: Readonly<Record<OwnKind, Check>> = {
  text: (value) => {
    if (typeof value !== 'string') return { code: 'wrong-type' };
    const text = value.normalize('NFC').trim();
    if (!isPrintable(text)) return { code: 'control-character' };
    return text.length > LONGEST_OWN_TEXT ? { code: 'too-long' } : text === '' ? { code: 'required' } : text;
  },
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : { code: 'not-a-number' }),
  day: (value) => (typeof value === 'string' && isDay(value) ? value : { code: 'not-a-day' }),
  choice: (value) => (typeof value === 'string' && /^w[1-9]\d{0,3}$/.test(value) ? value : { code: 'not-an-option' }),
  yesno: (value) => {
    if (typeof value === 'boolean') return value ? '1' : '0';
    return value === '1' || value === '0' ? value : { code: 'not-an-option' };
  },
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
