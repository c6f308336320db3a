/** Distance of an objective from its bound, relative to the objective. */
export function gapOf(objective: number, bound: number): number {
  const distance = Math.abs(objective - bound);
  return distance === 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-9);
}
