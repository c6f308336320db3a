import { describe, expect, it } from 'vitest';
import { grouped, number, percent, significant, signed, tonnes, wanyuan } from '../../src/words/number.ts';
import { unitText } from '../../src/words/unit.ts';

describe('numbers on a page', () => {
  it.each([
    [number(-1.25, 1), '−1.2'],
    [number(null), '—'],
    [percent(0.07), '7.0'],
    [percent(0.4945), '49.4'],
    [tonnes(12.345), '12.3'],
    [tonnes(123.45), '123'],
    [tonnes(0.0123), '0.012'],
    [tonnes(0), '0.0'],
    [tonnes(-0.8), '−0.8'],
    [wanyuan(123_456_789), '123.46'],
    [grouped(3000), '3,000'],
    [signed(1.24, 1), '+1.2'],
    [signed(-0.4, 1), '−0.4'],
    [signed(0.01, 1), '0.0'],
    [significant(0), '0'],
    [significant(1_900_000_000), '1,900,000,000'],
    [significant(9999.5), '9999.5'],
    [significant(-12_345.67), '−12,345.7'],
    [significant(0.000123456789), '0.000123457'],
    [significant(1.5e-9), '1.50000e-9'],
    [unitText('m3/a'), 'm³/a'],
    [unitText('kg/m2/月'), 'kg/m²/月'],
    [unitText('Nm3/万m3'), 'Nm³/万m³'],
    [unitText('umol/mol'), 'μmol/mol'],
    [unitText('kWh/a'), 'kWh/a'],
    [unitText('1'), ''],
  ])('prints %s as %s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
