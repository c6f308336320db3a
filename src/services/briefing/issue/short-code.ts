import { createHash } from 'node:crypto';

/** Signs that are not taken for one another when read from paper (Crockford's base 32: no I, L, O, U). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Eight signs that stand for what is named: forty bits of its SHA-256. */
export function shortCode(named: readonly string[]): string {
  const bytes = createHash('sha256').update(named.join('\n')).digest();
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[bytes[at]! % SIGNS.length]).join('');
}

/** A code as it was typed: blanks and dashes do not matter, nor what looks like another sign. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return text.length === LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(text) ? text : null;
}
