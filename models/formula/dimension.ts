/**
 * What kind of quantity something is: exponents of the base dimensions. Time inside a year (`s`, `h`, `d`) and the year itself (`a`)
 * are different dimensions on purpose: a rate of 6 kg/h becomes tonnes a year only through hours a year that somebody states.
 * Mass counts in milligrams and time in hours, so that flows, hours and concentrations as they are measured stay whole numbers.
 */
export const BASES = ['mg', 'm', 'h', 'a', 'K', 'mol', '元'] as const;
export type Base = (typeof BASES)[number];

/** Exponents in the order of `BASES`. */
export type Dimension = readonly number[];

export const PLAIN: Dimension = BASES.map(() => 0);

/** A dimension from the exponents that are not 0. */
export function dimension(exponents: Readonly<Partial<Record<Base, number>>>): Dimension {
  return BASES.map((base) => exponents[base] ?? 0);
}

/** Dimension of a product (sign 1) or a quotient (sign -1). */
export function combine(a: Dimension, b: Dimension, sign: 1 | -1 = 1): Dimension {
  return a.map((exponent, index) => exponent + sign * b[index]!);
}

export function raise(a: Dimension, exponent: number): Dimension {
  return a.map((one) => one * exponent);
}

/** Equal up to rounding, for exponents such as 0.91 × 2. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, index) => Math.abs(exponent - b[index]!) < 1e-9);
}

/** Whether a unit can be written for it: whole exponents of one digit. */
export function isWritable(a: Dimension): boolean {
  return a.every((exponent) => Math.abs(exponent - Math.round(exponent)) < 1e-9 && Math.abs(exponent) < 9.5);
}

export function isPlain(a: Dimension): boolean {
  return sameDimension(a, PLAIN);
}
