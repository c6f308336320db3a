import { between, convert } from './formula/conversion.ts';
import { plainText } from './formula/plain-text.ts';
import { readLiteral } from './formula/read-number.ts';
import { refuse } from './formula/refusal.ts';
import { type Unit, readUnit, sameKind } from './formula/unit.ts';

/** A number with the unit it was written in; `null` where none was written. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit | null;
}

const MAX_QUANTITY_LENGTH = 100;

const NUMBER = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,4})?)\s*(.*)$/s;

/** Reads `200000 m^3/h`, `45%`, `1,200.5`, `１２`: a decimal number and perhaps a unit. Refuses everything else by name. */
export function readQuantity(text: string): Quantity {
  if (text.length > MAX_QUANTITY_LENGTH) refuse('not-a-number', { number: `${text.slice(0, 37)}…` });
  const [, sign, digits, unit] = NUMBER.exec(plainText(text).trim())!;
  if (!/\d/.test(digits!) || /^e/i.test(digits!)) refuse('not-a-number', { number: text.trim() });
  const size = readLiteral(digits!.replaceAll(',', ''), 1);
  return { value: sign === '-' && size !== 0 ? -size : size, unit: unit === '' ? null : readUnit(unit!) };
}

/** A number, or a quantity text, in the wanted unit: a bare number is taken to be in it. Refuses a unit of another kind and NaN. */
export function quantityIn(given: number | string, wanted: Unit): number {
  if (typeof given === 'number') {
    if (!Number.isFinite(given)) refuse('not-a-number', { number: String(given) });
    return given;
  }
  const { value, unit } = readQuantity(given);
  if (unit === null) return value;
  if (!sameKind(unit, wanted)) refuse('unit-mismatch', { found: unit.text, wanted: wanted.text });
  return convert(value, between(unit, wanted));
}
