import { describe, expect, it } from 'vitest';
import { answer } from '../../models/formula/refusal.ts';
import { readUnit } from '../../models/formula/unit.ts';
import { quantityIn, readQuantity } from '../../models/quantity.ts';

const READ: readonly [text: string, wanted: string, value: number][] = [
  ['200000 m^3/h', 'Nm3/h', 200_000],
  ['20 万m3/h', 'm3/h', 200_000],
  ['20万m3/h', 'm3/h', 200_000],
  ['200,000', 'm3/h', 200_000],
  ['1,234,567.5', '1', 1_234_567.5],
  ['１２．５％', '1', 0.125],
  ['45 %', '%', 45],
  ['0.45', '%', 0.45],
  ['-3 °C', 'K', 270.15],
  ['+7', '1', 7],
  ['.5', '1', 0.5],
  ['1.2e3 kg', 't', 1.2],
  ['-0', '1', 0],
  ['  8 ', 'h/a', 8],
  ['330 d/a', 'h/a', 7920],
];

const REFUSED: readonly [text: string, wanted: string, code: string][] = [
  ['', '1', 'not-a-number'],
  [' ', '1', 'not-a-number'],
  ['—', '1', 'not-a-number'],
  ['≥50', '1', 'not-a-number'],
  ['e5', '1', 'not-a-number'],
  ['abc', '1', 'not-a-number'],
  ['1,23', '1', 'unknown-unit'],
  ['12吨吨', 't', 'unknown-unit'],
  ['0x1F', '1', 'unknown-unit'],
  ['3 kg/h', 't/a', 'unit-mismatch'],
  ['8 h', 'h/a', 'unit-mismatch'],
  ['1234567890123456', '1', 'too-many-digits'],
  ['1e999', '1', 'number-too-large'],
  ['1'.repeat(200), '1', 'not-a-number'],
];

describe('A quantity', () => {
  it.each(READ)('%j in %s is %d', (text, wanted, value) => {
    expect(quantityIn(text, readUnit(wanted))).toBe(value);
  });

  it.each(REFUSED)('%j in %s is refused: %s', (text, wanted, code) => {
    expect(answer(() => quantityIn(text, readUnit(wanted)))).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it('without a unit is taken to be in the wanted one', () => {
    expect(readQuantity('12').unit).toBeNull();
    expect(quantityIn(12, readUnit('kg'))).toBe(12);
  });

  it('that is not a finite number is refused', () => {
    for (const value of [NaN, Infinity, -Infinity])
      expect(answer(() => quantityIn(value, readUnit('1')))).toMatchObject({ refusals: [{ code: 'not-a-number' }] });
  });
});
