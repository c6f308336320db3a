/**
 * GB/T 8170 rounding: half to even on the decimal digits a person sees, so that 2.675 prints 2.68 although the double lies below it.
 * Works on the shortest decimal text of the number (what `String` gives); `toFixed` rounds the binary value and must not be used.
 */
export function roundText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`cannot round ${String(value)}`);
  const { whole, fraction } = decimalDigits(Math.abs(value));
  const kept = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  const digits = roundsUp(kept, fraction.slice(decimals)) ? String(BigInt(kept) + 1n).padStart(kept.length, '0') : kept;
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0 && /[1-9]/.test(digits) ? `-${text}` : text;
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

/** The digits before and after the point of the shortest decimal text, written out. */
function decimalDigits(size: number): { readonly whole: string; readonly fraction: string } {
  const [mantissa = '0', exponent = '0'] = size.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift === 0) return { whole, fraction };
  if (shift > 0) return { whole: whole + fraction.padEnd(shift, '0'), fraction: '' };
  return { whole: '0', fraction: '0'.repeat(-shift - whole.length) + whole + fraction };
}

/** Is what is cut off more than half of the last digit, or just half and that digit odd? */
function roundsUp(kept: string, cut: string): boolean {
  const first = cut.charAt(0);
  if (first !== '5') return first > '5';
  return /[1-9]/.test(cut.slice(1)) || Number(kept.at(-1)) % 2 === 1;
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
