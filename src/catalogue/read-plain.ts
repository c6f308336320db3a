import type { Field } from './fields.ts';
import type { Checked } from './problem.ts';
import { readCell, type CellWords } from './read-cell.ts';

/** Cells that choose from no list need no list of the city. */
const wordsOf = (year: number): CellWords => ({ year, optionId: () => undefined, accepts: () => '' });

const plain = { origin: 'typed', stored: 'projects' } as const;
const TONNES: Omit<Field, 'key'> = { ...plain, kind: 'tonnes', unit: 't/a' };
const NUMBER: Omit<Field, 'key'> = { ...plain, kind: 'number' };
const DAY: Omit<Field, 'key'> = { ...plain, kind: 'day' };

/** Tonnes (t/a) typed under a name of the form; null when empty. Read as strictly as every other cell. */
export function readTonnes(name: string, typed: string): Checked<number | null> {
  return readCell({ ...TONNES, key: name }, typed, wordsOf(0)) as Checked<number | null>;
}

/** A plain number, of whatever unit the field names; null when empty. */
export function readNumber(name: string, typed: string): Checked<number | null> {
  return readCell({ ...NUMBER, key: name }, typed, wordsOf(0)) as Checked<number | null>;
}

/** A day in any form planners write; a missing year is the programme's; null when empty. */
export function readDay(name: string, typed: string, year: number): Checked<string | null> {
  return readCell({ ...DAY, key: name }, typed, wordsOf(year)) as Checked<string | null>;
}
