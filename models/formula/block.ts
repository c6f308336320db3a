import { plainText } from './plain-text.ts';
import { refuse } from './refusal.ts';
import { NAME, RESERVED_WORDS } from './tokens.ts';
import { FUNCTION_NAMES } from './functions.ts';

/** One line `name = expression` of a method's formula. */
export interface BlockLine {
  readonly name: string;
  readonly text: string;
}

const MAX_LINES = 60;

/**
 * Splits a formula block into its lines; `#` starts a comment, empty lines are skipped, and a block may be empty (outputs may name
 * inputs). Refuses a line without `name =`.
 */
export function readBlock(text: string): BlockLine[] {
  const lines = plainText(text)
    .split('\n')
    .map((line) => line.replace(/#.*$/s, '').trim())
    .filter((line) => line !== '');
  if (lines.length > MAX_LINES) refuse('too-many-lines', { count: lines.length, limit: MAX_LINES });
  return lines.map(readLine);
}

/** Refuses what cannot be the name of an input, a constant or a line. */
export function checkName(name: string): void {
  // Names of Object.prototype would read as declared wherever a record is asked for them.
  if (!NAME.test(name) || name in {}) refuse('bad-name', { name: name.slice(0, 40) });
  if (RESERVED_WORDS.has(name) || FUNCTION_NAMES.includes(name)) refuse('name-taken', { name });
}

function readLine(line: string): BlockLine {
  const parts = /^([A-Za-z_]\w*)\s*=(?!=)\s*(.*)$/s.exec(line);
  if (!parts) refuse('not-a-line', { line: line.length > 40 ? `${line.slice(0, 37)}…` : line });
  checkName(parts[1]!);
  return { name: parts[1]!, text: parts[2]! };
}
