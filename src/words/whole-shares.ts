import { number } from './number.ts';

/**
 * Shares of a whole in percent with one decimal that add up to exactly 100.0 (largest remainders); null where the whole is not above 0
 * and shares mean nothing.
 */
export function wholePercents(values: readonly number[]): readonly (number | null)[] {
  const whole = values.reduce((sum, value) => sum + value, 0);
  if (!(whole > 0)) return values.map(() => null);
  const exact = values.map((value) => (value / whole) * 1000);
  const floors = exact.map(Math.floor);
  const left = 1000 - floors.reduce((sum, value) => sum + value, 0);
  const order = [...exact.keys()].sort((a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!) || a - b);
  const raised = new Set(order.slice(0, Math.max(0, left)));
  return floors.map((value, index) => (value + (raised.has(index) ? 1 : 0)) / 10);
}

/** The same as they are printed. */
export function wholeShares(values: readonly number[]): readonly (string | null)[] {
  return wholePercents(values).map((percent) => (percent === null ? null : number(percent, 1)));
}
