/** The beta distribution on [0, 1] with both shapes at least 1: its mass below a point, its density, its quantiles. */
export class Beta {
  readonly #a: number;
  readonly #b: number;
  /** 1 / B(a, b). */
  readonly #scale: number;

  constructor(a: number, b: number) {
    this.#a = a;
    this.#b = b;
    this.#scale = gamma(a + b) / (gamma(a) * gamma(b));
  }

  /** Density at x in [0, 1]. */
  density(x: number): number {
    return this.#scale * x ** (this.#a - 1) * (1 - x) ** (this.#b - 1);
  }

  /** Probability of a value below x in [0, 1]: the regularised incomplete beta function. */
  below(x: number): number {
    const [a, b] = [this.#a, this.#b];
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const front = this.#scale * x ** a * (1 - x) ** b;
    if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(a, b, x)) / a;
    return 1 - (front * continuedFraction(b, a, 1 - x)) / b;
  }

  /** The value below which lies probability p in (0, 1), to about fifteen digits; `near` is where to begin to look. */
  quantile(p: number, near = 0.5): number {
    let low = 0;
    let high = 1;
    let x = near > 0 && near < 1 ? near : 0.5;
    for (let round = 0; round < 100; round++) {
      const error = this.below(x) - p;
      if (error > 0) high = x;
      else low = x;
      const next = x - error / this.density(x);
      // Newton's step where it stays inside what is known, else half of it: near an end the density may be 0.
      const step = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(step - x) <= 4e-16 * x) return step;
      x = step;
    }
    return x;
  }
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function (Numerical Recipes 6.4; DLMF 8.17.22). */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/** Lanczos' coefficients for g = 7, nine terms: the gamma function to about fifteen digits for arguments above 0.5. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function gamma(x: number): number {
  const y = x - 1;
  const sum = LANCZOS.reduce((total, coefficient, i) => (i === 0 ? coefficient : total + coefficient / (y + i)), 0);
  const t = y + 7.5;
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * sum;
}
