import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods, outputsOf } from './catalogue.ts';

const withActivity = [...methods.values()].filter(
  ({ form, definition }) => form === 'tonnes' && definition.activity !== undefined,
);

describe('the activity of a method', () => {
  it.each(withActivity)('of $id moves every tonne along a straight line', ({ id, definition }) => {
    const activity = definition.activity!;
    const base = definition.examples[0]!.given;
    const typical = Number(base[activity] ?? 1);
    const at = (value: number) => outputsOf(id, { ...base, [activity]: value });
    const [none, full] = [at(0), at(typical)];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const some = at(typical * share);
        for (const [name, tonnes] of Object.entries(some)) {
          const line = none[name]! + (full[name]! - none[name]!) * share;
          expect(Math.abs(tonnes - line)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(full[name]!)));
        }
      }),
      { numRuns: 25 },
    );
  });
});
