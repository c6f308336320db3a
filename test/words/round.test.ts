import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, printedParts, round, roundText, shares } from '../../src/words/round.ts';

describe('rounding by GB/T 8170', () => {
  it.each([
    [2.675, 2, '2.68'],
    [2.665, 2, '2.66'],
    [1.005, 2, '1.00'],
    [1.015, 2, '1.02'],
    [0.125, 2, '0.12'],
    [0.135, 2, '0.14'],
    [2.6651, 2, '2.67'],
    [49.45, 1, '49.4'],
    [2.5, 0, '2'],
    [3.5, 0, '4'],
    [-0.05, 1, '0.0'],
    [-2.675, 2, '-2.68'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 7, '0.0000002'],
    [12, 3, '12.000'],
  ])('prints %d with %i decimals as %s', (value, decimals, text) => {
    expect(roundText(value, decimals)).toBe(text);
  });

  it('never moves a value by more than half a unit of the last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          expect(Math.abs(round(value, decimals) - value)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9);
        },
      ),
    );
  });

  it('refuses what is no number', () => {
    expect(() => roundText(Number.NaN, 1)).toThrow(RangeError);
  });
});

describe('shares', () => {
  it('give ties to the first so that three equal parts print 33.4, 33.3, 33.3', () => {
    expect(shares([1, 1, 1])).toEqual([33.4, 33.3, 33.3]);
  });

  it('add up to one hundred as printed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }), (values) => {
        const total = values.reduce((a, b) => a + b, 0);
        const sum = shares(values).reduce((a, b) => a + b, 0);
        expect(roundText(sum, 1)).toBe(total === 0 ? '0.0' : '100.0');
      }),
    );
  });

  it('split a total so that the printed parts reach it', () => {
    expect(apportion([1, 1, 1], 10, 1)).toEqual([3.4, 3.3, 3.3]);
  });
});

describe('parts of a total', () => {
  it('print as their own rounding where that adds up', () => {
    expect(printedParts([1.25, 2.5, -0.75], 3, 2)).toEqual([1.25, 2.5, -0.75]);
    expect(printedParts([], 0, 2)).toEqual([]);
  });

  it('give the missing digit to the largest remainder', () => {
    expect(printedParts([10.004, 10.004, 10.004], 30.012, 2)).toEqual([10.01, 10, 10]);
    expect(printedParts([-0.004, 0.008], 0.004, 2)).toEqual([-0.01, 0.01]);
  });

  it('add up to the total as printed, are never more than one unit of the last digit off, and leave zeros alone', () => {
    const value = fc.oneof(
      fc.constant(0),
      fc.double({ min: -2000, max: 9000, noNaN: true }),
      fc.integer({ min: -99, max: 99 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), fc.constantFrom(0, 1, 2), (values, decimals) => {
        const total = values.reduce((a, b) => a + b, 0);
        const units = 10 ** decimals;
        const inUnits = (text: string): number => Math.round(Number(text) * units);
        const parts = printedParts(values, total, decimals);
        const sum = parts.reduce((a, part) => a + inUnits(roundText(part, decimals)), 0);
        expect(sum).toBe(inUnits(roundText(total, decimals)));
        parts.forEach((part, index) => {
          expect(Math.abs(part - values[index]!)).toBeLessThan(1 / units + 1e-6);
          if (values[index] === 0) expect(part === 0).toBe(true);
        });
      }),
    );
  });
});
