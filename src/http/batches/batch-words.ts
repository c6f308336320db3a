import type { BatchesTable } from '../../db/tables/audit-tables.ts';
import { hasMessage, type Translate } from '../../words/messages.ts';

/** What kind of work a batch was. */
export function kindName(kind: string, t: Translate): string {
  return worded(`batches.kind.${kind}`, kind, t);
}

/** A code without a word yet is shown as it is. */
export function worded(key: string, code: string, t: Translate): string {
  return hasMessage(key) ? t(key) : code;
}

/** A project that stayed out of a batch, and the code that says why. */
export interface LeftOut {
  readonly id: string;
  readonly why: string;
}

/** What a batch says of itself, whoever wrote it. */
export function summaryOf({ summary }: Pick<BatchesTable, 'summary'>) {
  const parsed = JSON.parse(summary) as Readonly<Record<string, unknown>>;
  const text = (key: string): string | null => (typeof parsed[key] === 'string' ? parsed[key] : null);
  const left = Array.isArray(parsed['left']) ? (parsed['left'] as readonly LeftOut[]) : [];
  const list = (key: string): readonly string[] =>
    Array.isArray(parsed[key]) ? parsed[key].filter((one): one is string => typeof one === 'string') : [];
  return { file: text('file'), undoes: text('undoes'), left, unknown: list('unknown'), ignored: list('ignored') };
}
