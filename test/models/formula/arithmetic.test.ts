import { describe, expect, it } from 'vitest';
import { formula } from './canary.ts';

const CASES: readonly [text: string, value: number][] = [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['8 / 4 / 2', 1],
  ['8 - 4 - 2', 2],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^3^2', 512],
  ['2^-1', 0.5],
  ['+3', 3],
  ['2 - -3', 5],
  ['.5 + 1.5e1', 15.5],
  ['pow(2, 10)', 1024],
  ['min(3, 1, 2) + max(3, 1, 2)', 4],
  ['abs(-2.5)', 2.5],
  ['sqrt(2)', Math.SQRT2],
  ['exp(1)', Math.E],
  ['ln(10) - log(10)', 0],
  ['log10(1000)', 3],
  ['floor(-2.5)', -3],
  ['ceil(-2.5)', -2],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['1 > 2 ? 1 / 0 : 4', 4],
  ['(1 <= 1) ? 5 : 6', 5],
  ['1 == 1 ? 5 : 6', 5],
  ['1 != 1 ? 5 : 6', 6],
  ['3 > 4 ? 1 : 1 < 2 ? 2 : 3', 2],
  ['1 < 2 ? (3 > 4 ? 1 : 2) : 3', 2],
  ['１２＋（３×４）÷２', 18],
  ['１．５', 1.5],
  ['10 − 4', 6],
  ['200000000000000000000', 2e20],
];

describe('A formula', () => {
  it.each(CASES)('computes %s = %d', async (text, value) => {
    expect(await formula(text)).toEqual({ ok: true, value });
  });

  it('may call its inputs by names that mean something elsewhere', async () => {
    expect(await formula('e * i + t', { e: '2', i: '3', t: '4' })).toEqual({ ok: true, value: 10 });
  });

  it('adds more than twenty terms, for a long sum is not a deep one', async () => {
    expect(await formula(Array.from({ length: 60 }, () => '1').join(' + '))).toEqual({ ok: true, value: 60 });
  });

  it('keeps full double precision', async () => {
    expect(await formula('a / b', { a: '1', b: '3' })).toEqual({ ok: true, value: 1 / 3 });
  });
});
