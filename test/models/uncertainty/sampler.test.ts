import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../models/portfolio.ts';
import { Beta } from '../../../models/uncertainty/beta.ts';
import { fillBits, streamKey, uniformOf } from '../../../models/uncertainty/random-bits.ts';
import { Samplers } from '../../../models/uncertainty/sampler.ts';

const COUNT = 100_000;

function draw(distribution: Distribution, name = 'a stream', count = COUNT): Float64Array {
  const bits = new Uint32Array(count);
  const values = new Float64Array(count);
  fillBits(streamKey(name), 0, count, bits);
  new Samplers().of(distribution)(bits, count, values);
  return values;
}

function moments(values: Float64Array): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

/** Of each distribution: its mean and standard deviation in closed form. */
const CASES: readonly (readonly [Distribution, mean: number, sd: number])[] = [
  [{ dist: 'uniform', min: 2, max: 5 }, 3.5, 3 / Math.sqrt(12)],
  [{ dist: 'triangular', min: 0, mode: 10, max: 120 }, 130 / 3, Math.sqrt((120 ** 2 + 100 - 1200) / 18)],
  [{ dist: 'triangular', min: 3, mode: 3, max: 6 }, 4, Math.sqrt(9 / 18)],
  [{ dist: 'pert', min: 0.6, mode: 1, max: 1.1 }, 5.7 / 6, Math.sqrt(((5.7 / 6 - 0.6) * (1.1 - 5.7 / 6)) / 7)],
  [{ dist: 'pert', min: 0, mode: 0, max: 30 }, 5, Math.sqrt((5 * 25) / 7)],
  [{ dist: 'normal', mean: -3, sd: 2 }, -3, 2],
  [
    { dist: 'lognormal', median: 2, gsd: 1.5 },
    2 * Math.exp(Math.log(1.5) ** 2 / 2),
    2 * Math.exp(Math.log(1.5) ** 2 / 2) * Math.sqrt(Math.exp(Math.log(1.5) ** 2) - 1),
  ],
];

describe('a drawn distribution', () => {
  it.each(CASES)('%o has the mean and spread of its formula', (distribution, mean, sd) => {
    const drawn = moments(draw(distribution));
    // Five standard errors of the mean; the spread's error is of the same order for shapes like these.
    expect(Math.abs(drawn.mean - mean)).toBeLessThan((5 * sd) / Math.sqrt(COUNT));
    expect(Math.abs(drawn.sd / sd - 1)).toBeLessThan(0.02);
  });

  it.each<readonly [Distribution, number]>([
    [{ dist: 'uniform', min: 0.1, max: 0.1 }, 0.1],
    [{ dist: 'triangular', min: 0.1, mode: 0.1, max: 0.1 }, 0.1],
    [{ dist: 'pert', min: 0.1, mode: 0.1, max: 0.1 }, 0.1],
    [{ dist: 'normal', mean: 0.1, sd: 0 }, 0.1],
    [{ dist: 'lognormal', median: 0.1, gsd: 1 }, 0.1],
  ])('%o without spread is its only value to the last bit', (distribution, value) => {
    expect(new Set(draw(distribution, 'any', 500))).toEqual(new Set([value]));
  });

  it('never leaves its limits', () => {
    for (const dist of ['triangular', 'pert'] as const) {
      const values = draw({ dist, min: 0.6, mode: 1.1, max: 1.1 });
      expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0.6);
      expect(Math.max(...values.slice(0, 50_000))).toBeLessThanOrEqual(1.1);
    }
  });

  it('gives the beta quantile of its random number to ten digits, in both tails too', () => {
    const bits = Uint32Array.of(
      0,
      1,
      77,
      0xfff,
      0xf_ffff,
      0x1000_0000,
      0x7fff_ffff,
      0x8000_0000,
      0xffff_0000,
      0xffff_ffff,
    );
    for (const mode of [0, 0.05, 0.3, 0.5, 0.8, 1]) {
      const values = new Float64Array(bits.length);
      new Samplers().of({ dist: 'pert', min: 0, mode, max: 1 })(bits, bits.length, values);
      const beta = new Beta(1 + 4 * mode, 5 - 4 * mode);
      for (const [i, bit] of bits.entries()) expect(beta.below(values[i]!)).toBeCloseTo(uniformOf(bit), 9);
    }
  });

  it('of two streams goes together no more than chance lets it', () => {
    const [a, b] = [draw({ dist: 'normal', mean: 0, sd: 1 }, 'P1'), draw({ dist: 'normal', mean: 0, sd: 1 }, 'P2')];
    const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0) / COUNT;
    expect(Math.abs(product)).toBeLessThan(5 / Math.sqrt(COUNT));
  });
});

describe('a random number', () => {
  it('depends on the stream and the draw only, not on where a block begins', () => {
    const [whole, part] = [new Uint32Array(1000), new Uint32Array(10)];
    fillBits(streamKey('s'), 0, 1000, whole);
    fillBits(streamKey('s'), 500, 10, part);
    expect(part).toEqual(whole.slice(500, 510));
    fillBits(streamKey('t'), 500, 10, part);
    expect(part).not.toEqual(whole.slice(500, 510));
  });

  it('falls evenly: sixteen equal cells hold what chance gives them', () => {
    const cells = new Float64Array(16);
    for (const value of draw({ dist: 'uniform', min: 0, max: 16 })) cells[Math.floor(value)]!++;
    const expected = COUNT / 16;
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(37.7); // 15 degrees of freedom, one in a thousand
  });
});
