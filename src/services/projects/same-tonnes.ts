const TOLERANCE = 1e-9;

/** Do two reductions say the same to nine digits? */
export function sameTonnes(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number')
    return Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right));
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(
    (key) => sameTonnes(a[key], b[key]) || (key === 'basis' && (a[key] ?? 'original') === (b[key] ?? 'original')),
  );
}
