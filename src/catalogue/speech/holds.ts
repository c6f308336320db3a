import type { Mention } from './mention.ts';

/** How far 约 and 近 may be off, as shares of what is said. */
const ABOUT = 0.05;
const NEAR = 0.1;

/**
 * Is what a text says of a figure true? Without a bound the figure must round to what was written (halves either way);
 * 近 says it is a little less, 约 that it lies about there, 超过 and 不足 what they say, 1400余 that it is within the last digit above.
 */
export function holds(value: number, mention: Mention): boolean {
  const { low, high, step, bound } = mention;
  const dust = 1e-9 * Math.max(1, Math.abs(high));
  switch (bound) {
    case 'exact':
      return value >= low - step / 2 - dust && value <= high + step / 2 + dust;
    case 'over':
      return value > high + dust;
    case 'least':
      return value >= low - dust;
    case 'under':
      return value < low - dust && value > 0;
    case 'most':
      return value <= high + dust;
    case 'near':
      return value < high + dust && value >= low * (1 - NEAR) - dust;
    case 'about':
      return value >= low - margin(low, step) - dust && value <= high + margin(high, step) + dust;
    case 'odd':
      return value > low + dust && value < low + lastDigit(low) - dust;
  }
}

function margin(size: number, step: number): number {
  return Math.max(step / 2, ABOUT * size);
}

/** What one of the last digit that is not a zero stands for: 100 in 1400. */
function lastDigit(size: number): number {
  let digit = 1;
  while (size % (digit * 10) === 0 && digit < size) digit *= 10;
  return digit;
}
