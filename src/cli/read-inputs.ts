/** `name=value` pairs of `--input`; `malformed` is the first text without a name, `repeated` the first name given twice. */
export interface InputPairs {
  readonly pairs: ReadonlyMap<string, string>;
  readonly malformed: string | null;
  readonly repeated: string | null;
}

/** Reads the values of `--input`. A value may hold further `=`. */
export function readInputs(texts: readonly string[]): InputPairs {
  const pairs = new Map<string, string>();
  let malformed: string | null = null;
  let repeated: string | null = null;
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = text.slice(0, Math.max(at, 0)).trim();
    if (name === '') malformed ??= text;
    else if (pairs.has(name)) repeated ??= name;
    else pairs.set(name, text.slice(at + 1).trim());
  }
  return { pairs, malformed, repeated };
}
