import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fingerprintOf } from '../../src/services/fingerprint.ts';

describe('a fingerprint', () => {
  it('is the SHA-256 of the JSON with sorted keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: '青岛' })).toBe('{"a":"青岛","b":[{"c":null,"d":1}]}');
    expect(fingerprintOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('does not depend on the order of keys, and tells different data apart', () => {
    const object = fc.dictionary(
      fc.string().filter((key) => !/^\d+$/.test(key) && key !== '__proto__'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(object, fc.string(), (value, extra) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(fingerprintOf(reversed)).toBe(fingerprintOf(value));
        expect(fingerprintOf({ ...value, extra: `${extra}!` })).not.toBe(fingerprintOf(value));
      }),
    );
  });

  it('depends on the order of a list', () => {
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  });
});
