/** Mean of many quantities x beside one quantity s, their squared deviations and products with it; merged block by block. */
export interface Moments {
  readonly count: number;
  readonly meanS: number;
  readonly squaresS: number;
  readonly means: Float64Array;
  readonly squares: Float64Array;
  readonly products: Float64Array;
}

/** Moments of `rows` rows of x (each `stride` apart, from `offset` on) beside s, over the first `count` draws. */
export function blockMoments(
  x: Float64Array,
  offset: number,
  rows: number,
  stride: number,
  s: Float64Array,
  count: number,
): Moments {
  const meanS = meanOf(s, 0, count);
  let squaresS = 0;
  for (let i = 0; i < count; i++) squaresS += (s[i]! - meanS) ** 2;
  const moments = {
    count,
    meanS,
    squaresS,
    means: new Float64Array(rows),
    squares: new Float64Array(rows),
    products: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const at = offset + row * stride;
    const mean = meanOf(x, at, count);
    let squares = 0;
    let products = 0;
    for (let i = 0; i < count; i++) {
      const away = x[at + i]! - mean;
      squares += away * away;
      products += away * (s[i]! - meanS);
    }
    moments.means[row] = mean;
    moments.squares[row] = squares;
    moments.products[row] = products;
  }
  return moments;
}

/** The moments of both together (Chan, Golub & LeVeque 1979): no digits are lost, and what is constant keeps a spread of exactly 0. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  const count = a.count + b.count;
  const [share, both] = [b.count / count, (a.count * b.count) / count];
  const stepS = b.meanS - a.meanS;
  const steps = a.means.map((mean, row) => b.means[row]! - mean);
  return {
    count,
    meanS: a.meanS + stepS * share,
    squaresS: a.squaresS + b.squaresS + stepS * stepS * both,
    means: a.means.map((mean, row) => mean + steps[row]! * share),
    squares: a.squares.map((own, row) => own + b.squares[row]! + steps[row]! * steps[row]! * both),
    products: a.products.map((own, row) => own + b.products[row]! + steps[row]! * stepS * both),
  };
}

/** A spread this small beside its mean is rounding. */
const NO_SPREAD = 1e-12;

/** Squared Pearson correlation of a row of x with s; 0 when either has no spread. */
export function squaredCorrelation(moments: Moments, row: number): number {
  const { count, meanS, squaresS, means, squares, products } = moments;
  const none = (sum: number, mean: number): boolean => Math.sqrt(sum / count) <= NO_SPREAD * Math.abs(mean);
  if (none(squaresS, meanS) || none(squares[row]!, means[row]!)) return 0;
  return Math.min(1, products[row]! ** 2 / (squares[row]! * squaresS));
}

/** Worked out from the first value on, so that equal values have exactly that mean. */
export function meanOf(values: Float64Array, offset: number, count: number): number {
  const first = values[offset]!;
  let sum = 0;
  for (let i = 1; i < count; i++) sum += values[offset + i]! - first;
  return count === 0 ? 0 : first + sum / count;
}
