/** The p-quantile (p in [0, 1]) of values in rising order: interpolated between order statistics at k = 1 + (n-1)p. */
export function percentile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const value = sorted[below]!;
  return below + 1 < sorted.length ? value + (at - below) * (sorted[below + 1]! - value) : value;
}
