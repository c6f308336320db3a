import { compareText } from '../compare-text.ts';

/** The candidate that differs least from what was typed (at most 2 letters, and less than half of it), or an empty text. */
export function nearest(typed: string, candidates: Iterable<string>): string {
  const limit = Math.min(2, Math.floor(typed.length / 2));
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, distance: distanceOf(typed.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || compareText(a.candidate, b.candidate));
  return ranked[0]?.candidate ?? '';
}

/** Levenshtein distance; a name longer than 64 letters resembles nothing. */
function distanceOf(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
