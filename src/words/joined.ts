import type { Translate } from './messages.ts';

/** Names in a row, as the reader's language separates them. */
export function joined(names: readonly (string | number)[], t: Translate): string {
  return names.join(t('frame.comma'));
}

/** Sentences or clauses in a row. */
export function clauses(parts: readonly string[], t: Translate): string {
  return parts.join(t('frame.semicolon'));
}
