import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitOf } from '../../../models/engine/split.ts';

const tonnes = fc.double({ min: 0, max: 1e6, noNaN: true });

describe('a target and its parts', () => {
  it('name what is missing or over', () => {
    expect(splitOf(1800, [1000, 850])).toEqual({ whole: 1800, parts: 1850, difference: 50, reaches: true });
    expect(splitOf(1800, [1000, 750])).toEqual({ whole: 1800, parts: 1750, difference: -50, reaches: false });
    expect(splitOf(0.3, [0.1, 0.2])).toMatchObject({ difference: 0, reaches: true });
  });

  it('reach the whole however it is cut, in whatever order, and not with a part left out', () => {
    fc.assert(
      fc.property(fc.array(tonnes, { minLength: 1, maxLength: 12 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(splitOf(whole, parts).reaches).toBe(true);
        expect(splitOf(whole, [...parts].reverse())).toMatchObject({ difference: 0, reaches: true });
        const [first, ...rest] = parts;
        if (first! > whole * 1e-6) expect(splitOf(whole, rest).reaches).toBe(false);
      }),
    );
  });
});
