// Decimal numbers of the kind people type, so that a counterexample can be read and reworked by hand.
import fc from 'fast-check';

/** A number between `min` and `max` with so many decimals. */
export function decimal(min: number, max: number, digits: number): fc.Arbitrary<number> {
  const unit = 10 ** digits;
  return fc.integer({ min: Math.round(min * unit), max: Math.round(max * unit) }).map((count) => count / unit);
}

/** An efficiency, share of time or probability. */
export const ratioArbitrary: fc.Arbitrary<number> = decimal(0, 1, 2);

const weights = (least: number) =>
  fc
    .array(fc.integer({ min: least, max: 20 }), { minLength: 12, maxLength: 12 })
    .filter((shares) => shares.some((share) => share > 0));

/** Twelve monthly shares (each at least `least` before normalising) whose sum is 1 within the tolerance of 1e-6. */
export function profileArbitrary(least: 0 | 1): fc.Arbitrary<number[]> {
  return fc.tuple(weights(least), fc.constantFrom(1, 1 + 5e-7, 1 - 5e-7)).map(([shares, off]) => {
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.map((share) => (share / sum) * off);
  });
}
