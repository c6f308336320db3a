/** Dice on pairs of neighbouring characters, 0…1: how alike two short names are. */
export function likeness(left: string, right: string): number {
  const [a, b] = [pairs(left), pairs(right)];
  if (a.length === 0 || b.length === 0) return left === right ? 1 : 0;
  const free = new Map<string, number>();
  for (const pair of b) free.set(pair, (free.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of a) {
    const left = free.get(pair) ?? 0;
    if (left === 0) continue;
    free.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

function pairs(text: string): string[] {
  const signs = Array.from(text);
  return signs.slice(1).map((sign, index) => `${signs[index]!}${sign}`);
}
