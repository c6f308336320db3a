import { describe, expect, it } from 'vitest';
import { between, convert } from '../../../models/formula/conversion.ts';
import { answer } from '../../../models/formula/refusal.ts';
import { readUnit, sameKind } from '../../../models/formula/unit.ts';
import { formula } from './canary.ts';

const SAME: readonly [from: string, value: number, to: string, expected: number][] = [
  ['t', 3, 'kg', 3000],
  ['kg', 3000, 't', 3],
  ['mg/m3', 1, 'kg/m^3', 1e-6],
  ['kg/万m3', 18.71, 'mg/m3', 1871],
  ['Nm3/h', 2, 'm³/h', 2],
  ['Nm^3/h', 2, 'm3/h', 2],
  ['万Nm3', 1, 'm3', 10_000],
  ['g/kWh', 5, 'g/(kW*h)', 5],
  ['kWh', 1, 'MJ', 3.6],
  ['GJ', 3.6, 'MWh', 1],
  ['kPa', 1, 'kg/(m·s^2)', 1000],
  ['kW', 1, 'MJ/h', 3.6],
  ['d/a', 365, 'h/a', 8760],
  ['月/a', 6, '1', 0.5],
  ['kg/m2·月', 1, 'kg/m2/a', 12],
  ['t/户·a', 2.5, 't/(户*a)', 2.5],
  ['t/户/a', 2.5, 't/a', 2.5],
  ['%', 45, '1', 0.45],
  ['umol/mol', 500, 'ppm', 500],
  ['°C', 25, 'K', 298.15],
  ['℃', -40, '°C', -40],
  ['K', 273.15, '摄氏度', 0],
  ['万元/t', 2, '元/kg', 20],
  ['亿元', 1, '万元', 10_000],
  ['吨/年', 7, 't/a', 7],
  ['千克/小时', 7, 'kg/h', 7],
  ['tonne/year', 7, 't/a', 7],
  ['ｍ３／ｈ', 7, 'm3/h', 7],
  ['㎎/㎥', 7, 'mg/m3', 7],
  ['μg/m3', 7, 'ug/m3', 7],
  ['L', 1000, 'm3', 1],
  ['g / km', 1, 'kg/km', 0.001],
];

const OTHER_KIND: readonly [string, string][] = [
  ['kg/h', 't/a'],
  ['h', 'a'],
  ['h/a', '1'],
  ['m3', 'm2'],
  ['kWh', 'kW'],
  ['mg/m3', 'mg/kg'],
  ['元', '1'],
];

const REFUSED: readonly [string, string][] = [
  ['kgg', 'unknown-unit'],
  ['year3000', 'unknown-unit'],
  ['kg//h', 'unit-syntax'],
  ['/h', 'unit-syntax'],
  ['kg/', 'unit-syntax'],
  ['kg^0', 'unit-syntax'],
  ['kg^1.5', 'unit-syntax'],
  ['kg^-1', 'unit-syntax'],
  ['(kg', 'unit-syntax'],
  ['kg)', 'unit-syntax'],
  ['', 'unit-syntax'],
  ['J/°C', 'offset-in-compound'],
  ['°C^2', 'offset-in-compound'],
  ['kg h', 'unknown-unit'],
  ['a'.repeat(100), 'unit-too-long'],
];

describe('Units', () => {
  it.each(SAME)('%s: %d are as much %s as %d', (from, value, to, expected) => {
    const [a, b] = [readUnit(from), readUnit(to)];
    expect(sameKind(a, b)).toBe(true);
    expect(convert(value, between(a, b))).toBe(expected);
  });

  it.each(OTHER_KIND)('%s and %s are quantities of different kinds', (a, b) => {
    expect(sameKind(readUnit(a), readUnit(b))).toBe(false);
  });

  it.each(REFUSED)('%j is refused: %s', (text, code) => {
    expect(answer(() => readUnit(text))).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it('never make a rate per hour into tonnes a year by themselves', async () => {
    expect(await formula('rate', { rate: '6 kg/h' }, 't/a')).toMatchObject({
      refusals: [{ code: 'result-unit', params: { found: 'kg/h', wanted: 't/a' } }],
    });
    expect(await formula('rate * hours', { rate: '6 kg/h', hours: '8760 h/a' }, 't/a')).toEqual({
      ok: true,
      value: 52.56,
    });
  });

  it('suggest the name that was probably meant', () => {
    expect(answer(() => readUnit('mg/Nm'))).toMatchObject({
      refusals: [{ params: { unit: 'Nm', suggestion: 'Nm3' } }],
    });
    expect(answer(() => readUnit('KWh'))).toMatchObject({ refusals: [{ params: { suggestion: 'kWh' } }] });
  });
});
