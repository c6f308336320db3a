import { roundText } from './round.ts';

const MINUS = '−';

/** A number for a table or a sentence: GB/T 8170 rounding and a real minus sign; no grouping. `null` prints as an em dash. */
export function number(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '—';
  return roundText(value, decimals).replace('-', MINUS);
}

/** A number with the digits somebody typed, and no more. */
export function plainNumber(value: number): string {
  const [whole, digits = ''] = String(value).split('.');
  return /e/.test(String(value)) ? String(value).replace('-', MINUS) : [whole!.replace('-', MINUS), digits].filter((part) => part !== '').join('.'); // prettier-ignore
}

/** Tonnes as people print them: one decimal under 100 t, whole above; what is positive but prints as 0.0 keeps two significant digits. */
export function tonnes(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  const size = Math.abs(value);
  if (size >= 99.95) return number(value, 0);
  if (size >= 0.05 || size === 0) return number(value, 1);
  return number(value, size >= 0.001 ? 3 : 6);
}

/** Percent of a fraction (0.123 → "12.3"); the sign % belongs to the header or the sentence. */
export function percent(fraction: number | null | undefined, decimals = 1): string {
  return fraction === null || fraction === undefined ? '—' : number(percentValue(fraction), decimals);
}

/** Fraction × 100 without the binary dust of the product (0.07 × 100 is 7, not 7.000000000000001). */
export function percentValue(fraction: number): number {
  return Number((fraction * 100).toPrecision(15));
}

/** 万元 with two decimals from 分. */
export function wanyuan(fen: number | null | undefined, decimals = 2): string {
  return fen === null || fen === undefined ? '—' : number(fen / 1_000_000, decimals);
}

/** Groups of three, for counts on a page (3,000); official sentences carry no separator. */
export function grouped(value: number): string {
  return inThrees(number(value, 0));
}

/** With an explicit sign, for differences: +1.2, −0.4, 0.0. */
export function signed(value: number, decimals: number): string {
  const text = number(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** Six significant digits, without an exponent where a person would not write one; five digits and more before the point in threes. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return value.toExponential(5);
  const [whole = '', decimals] = String(Number(value.toPrecision(6)))
    .replace('-', MINUS)
    .split('.');
  const spaced = size < 10_000 ? whole : inThrees(whole);
  return decimals === undefined ? spaced : `${spaced}.${decimals}`;
}

function inThrees(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
