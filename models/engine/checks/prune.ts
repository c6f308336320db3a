const SEPARATOR = '\u0000';

/**
 * A copy of JSON in which what stands at the given paths is `undefined`. Keys and list places stay, so that paths still mean
 * the same.
 */
export function prune(json: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  return copyWithout(json, new Set(paths.map((path) => keyOf(path))), '');
}

function copyWithout(value: unknown, bad: ReadonlySet<string>, at: string): unknown {
  if (bad.has(at)) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, copyWithout(item, bad, at + SEPARATOR + key)] as const,
  );
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.map((key) => SEPARATOR + String(key)).join('');
}
