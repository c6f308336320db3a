/**
 * GB/T 8170 rounding: half to even on the decimal digits a person sees, so that 2.675 prints 2.68 although the double lies below it.
 * Works on the shortest decimal text of the number (what `String` gives); `toFixed` rounds the binary value and must not be used.
 */
export function roundText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`cannot round ${String(value)}`);
  const { negative, digits, scale } = decimalDigits(value);
  const rounded =
    scale <= decimals ? digits * 10n ** BigInt(decimals - scale) : halfEven(digits, 10n ** BigInt(scale - decimals));
  const text = rounded.toString().padStart(decimals + 1, '0');
  const body = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  return negative && rounded !== 0n ? `-${body}` : body;
}

/** The rounded value as a number; for sums of printed digits and comparisons of what is printed. */
export function round(value: number, decimals: number): number {
  return Number(roundText(value, decimals));
}

/**
 * Shares of 100 % that add up to exactly 100 as printed (largest remainder, ties to the first).
 * Returns one rounded number per value; all zero when the values sum to nothing.
 */
export function shares(values: readonly number[], decimals = 1): number[] {
  return apportion(values, 100, decimals);
}

/** Splits `total` over the values so that the printed parts add up to the printed total (largest remainder, ties to the first). */
export function apportion(values: readonly number[], total: number, decimals: number): number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  if (sum === 0) return values.map(() => 0);
  const units = 10 ** decimals;
  const exact = values.map((value) => (value / sum) * total * units);
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  const missing = Math.round(total * units - floors.reduce((a, b) => a + b, 0));
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: Number((value - floors[index]!).toFixed(9)) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) floors[index]! += 1;
  return floors.map((value) => value / units);
}

function decimalDigits(value: number): { negative: boolean; digits: bigint; scale: number } {
  const text = Math.abs(value).toString();
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0
    ? { negative: value < 0, digits, scale }
    : { negative: value < 0, digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function halfEven(digits: bigint, divisor: bigint): bigint {
  const quotient = digits / divisor;
  const twice = (digits % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/**
 * Parts of a total, rounded so that the printed parts add up to the printed total (largest remainder, ties to the first; parts may be negative).
 * `total` is the sum of the values as it stands elsewhere; it decides the last digit.
 */
export function printedParts(values: readonly number[], total: number, decimals: number): number[] {
  const units = 10 ** decimals;
  const exact = values.map((value) => value * units);
  const parts = exact.map((value) => Math.floor(value + 1e-7));
  const missing = Math.round(round(total, decimals) * units) - parts.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: Number((value - parts[index]!).toFixed(7)) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const receivers = missing < 0 ? order.toReversed() : order;
  for (let n = 0; n < Math.abs(missing) && receivers.length > 0; n += 1)
    parts[receivers[n % receivers.length]!.index]! += Math.sign(missing);
  return parts.map((value) => value / units);
}
