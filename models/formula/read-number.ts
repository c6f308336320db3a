import { refuse } from './refusal.ts';

/** How many significant digits a number may have: beyond 15 a double no longer holds what was written. */
const MAX_DIGITS = 15;

/** The number a decimal literal says. Refuses more than 15 significant digits and what no double can hold. */
export function readLiteral(text: string, position: number): number {
  const digits = significantDigits(text);
  if (digits > MAX_DIGITS) refuse('too-many-digits', { number: shortened(text), digits, limit: MAX_DIGITS, position });
  const value = Number(text);
  if (!Number.isFinite(value)) refuse('number-too-large', { number: shortened(text), position });
  return value;
}

function significantDigits(text: string): number {
  const mantissa = text.toLowerCase().split('e')[0]!.replace(/^[+-]/, '');
  const digits = mantissa.replace('.', '').replace(/^0+/, '');
  return mantissa.includes('.') ? digits.length : digits.replace(/0+$/, '').length;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
