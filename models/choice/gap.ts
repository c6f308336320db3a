/** Gap of a plan called optimal, as a fraction of its objective. */
export const OPTIMAL_GAP = 1e-4;

/** Distance of an objective from its bound, relative to the objective. */
export function gapOf(objective: number, bound: number): number {
  const distance = Math.abs(objective - bound);
  return distance === 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-9);
}
