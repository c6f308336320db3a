import type { Distribution } from '../portfolio.ts';
import { BetaTable } from './beta-table.ts';
import { normalQuantile } from './normal-quantile.ts';
import { uniformOf } from './random-bits.ts';

/** Turns 32-bit random numbers into values of one distribution, the first `count` of them; a larger number gives no smaller value. */
export type Sampler = (bits: Uint32Array, count: number, values: Float64Array) => void;

/** The weight of the mode in a beta-PERT distribution. */
const LAMBDA = 4;

/** Makes samplers; distributions of one shape share their table of quantiles. */
export class Samplers {
  readonly #tables = new Map<string, BetaTable>();

  /** The sampler of a valid distribution. One without spread gives its only value, exactly. */
  of(distribution: Distribution): Sampler {
    switch (distribution.dist) {
      case 'uniform': {
        const { min, max } = distribution;
        return each((bits) => min + (max - min) * uniformOf(bits));
      }
      case 'triangular':
        return triangular(distribution.min, distribution.mode, distribution.max);
      case 'pert':
        return this.#pert(distribution.min, distribution.mode, distribution.max);
      case 'normal': {
        const { mean, sd } = distribution;
        return each((bits) => mean + sd * normalQuantile(uniformOf(bits)));
      }
      case 'lognormal': {
        const { median } = distribution;
        const sigma = Math.log(distribution.gsd);
        return each((bits) => median * Math.exp(sigma * normalQuantile(uniformOf(bits))));
      }
    }
  }

  /** Beta on min…max with shapes 1 + 4 (mode-min)/(max-min) and 1 + 4 (max-mode)/(max-min). */
  #pert(min: number, mode: number, max: number): Sampler {
    const width = max - min;
    if (width === 0) return each(() => min);
    const [a, b] = [1 + (LAMBDA * (mode - min)) / width, 1 + (LAMBDA * (max - mode)) / width];
    const table = this.#table(a, b);
    return (bits, count, values) => {
      for (let i = 0; i < count; i++) values[i] = min + width * table.quantile(bits[i]!);
    };
  }

  #table(a: number, b: number): BetaTable {
    const key = `${String(a)} ${String(b)}`;
    const known = this.#tables.get(key) ?? new BetaTable(a, b);
    this.#tables.set(key, known);
    return known;
  }
}

function triangular(min: number, mode: number, max: number): Sampler {
  const width = max - min;
  if (width === 0) return each(() => min);
  const below = (mode - min) / width;
  const [rising, falling] = [width * (mode - min), width * (max - mode)];
  return (bits, count, values) => {
    for (let i = 0; i < count; i++) {
      const u = uniformOf(bits[i]!);
      values[i] = u < below ? min + Math.sqrt(u * rising) : max - Math.sqrt((1 - u) * falling);
    }
  };
}

function each(value: (bits: number) => number): Sampler {
  return (bits, count, values) => {
    for (let i = 0; i < count; i++) values[i] = value(bits[i]!);
  };
}
