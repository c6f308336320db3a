import { isDeepStrictEqual } from 'node:util';
import { ownKeysOf } from '../../catalogue/own-values.ts';
import type { ProjectInput } from '../../catalogue/project-schema.ts';
import type { FieldChange } from '../../db/audit.ts';
import type { ProjectRecord } from '../../db/project-record.ts';

export type RecordField = keyof ProjectInput | 'status' | 'paused_from' | 'pause_reason' | 'merged_into';

/** Kept by the system about the record, not part of what somebody states. */
const KEPT = new Set(['version', 'created', 'created_by', 'updated', 'updated_by']);

/** Every field that differs, from → to; without a record before, every field that says something. */
export function recordChanges(before: ProjectRecord | null, after: ProjectRecord): readonly FieldChange[] {
  return fieldsOf(after, ...(before === null ? [] : [before]))
    .map((field) => ({
      field,
      from: before === null ? emptyOf(after[field]) : valueOf(before, field),
      to: valueOf(after, field),
    }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

/** The fields of a record that a person or a step can change; of own fields those that one of the `others` says something of, too. */
export function fieldsOf(record: ProjectRecord, ...others: readonly ProjectRecord[]): readonly RecordField[] {
  const own = ownKeysOf([record, ...others]);
  const fields = own.length === 0 ? Object.keys(record) : new Set([...Object.keys(record), ...own]);
  return [...fields].filter((field): field is RecordField => !KEPT.has(field));
}

/** The value of a field; an own one that is not there says nothing. */
export function valueOf(record: ProjectRecord, field: RecordField): unknown {
  return record[field] ?? null;
}

function emptyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? {} : null;
}
