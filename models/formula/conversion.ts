import type { Unit } from './unit.ts';

/** `value * factor / divisor + shift`: kept as two exact whole numbers, so that 3 t is 3000 kg and back again without dust. */
export interface Conversion {
  readonly factor: number;
  readonly divisor: number;
  readonly shift: number;
}

/** From a unit to the coherent units the arithmetic runs in. */
export function toCoherent(unit: Unit): Conversion {
  return { ...ratio(unit.num, unit.den), shift: unit.offset };
}

/** From the coherent units to a unit. */
export function fromCoherent(unit: Unit): Conversion {
  return { ...ratio(unit.den, unit.num), shift: -unit.offset };
}

/** From one unit to another of the same kind; exactly nothing when they are equal. */
export function between(from: Unit, to: Unit): Conversion {
  return { ...ratio(from.num * to.den, from.den * to.num), shift: from.offset - to.offset };
}

export function convert(value: number, { factor, divisor, shift }: Conversion): number {
  return (value * factor) / divisor + shift;
}

export function isIdentity({ factor, divisor, shift }: Conversion): boolean {
  return factor === 1 && divisor === 1 && shift === 0;
}

function ratio(num: bigint, den: bigint): { factor: number; divisor: number } {
  const common = greatestCommonDivisor(num, den);
  return { factor: Number(num / common), divisor: Number(den / common) };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
