/** 完整度: fields a record is better with. What is missing stops nothing and asks for nothing; it is only said. */
const WANTED_FIELDS = [
  'enterprise',
  'credit_code',
  'permit',
  'industry',
  'source',
  'lon',
  'content',
  'capital',
  'start',
  'finish',
  'run',
  'mandate',
  'lead',
  'owner',
  'phone',
] as const;

export interface Completeness {
  readonly filled: number;
  readonly wanted: number;
  readonly missing: readonly string[];
}

/** How many of the wanted fields say something, and which do not. */
export function completeness(texts: Readonly<Record<string, string>>): Completeness {
  const missing = WANTED_FIELDS.filter((key) => (texts[key] ?? '').trim() === '');
  return { filled: WANTED_FIELDS.length - missing.length, wanted: WANTED_FIELDS.length, missing };
}
