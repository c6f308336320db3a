/**
 * Moves labels along one axis just far enough apart to be readable: returns a position per label, in the order given,
 * at least `gap` apart and inside `from`–`to` while they fit there.
 */
export function spreadLabels(positions: readonly number[], gap: number, from: number, to: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const placed = [...positions];
  let floor = from;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor);
    floor = placed[index] + gap;
  }
  let ceiling = to;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, ceiling);
    ceiling = placed[index] - gap;
  }
  return placed;
}
