import { describe, expect, it } from 'vitest';
import { grouped, number, percent, signed, tonnes, wanyuan } from '../../src/words/number.ts';

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
  ])('prints %s as %s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
