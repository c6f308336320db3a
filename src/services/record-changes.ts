import { isDeepStrictEqual } from 'node:util';
import type { ProjectInput } from '../catalogue/project-schema.ts';
import type { FieldChange } from '../db/audit.ts';
import type { ProjectRecord } from '../db/project-record.ts';

export type RecordField = keyof ProjectInput | 'status' | 'paused_from' | 'pause_reason' | 'merged_into';

/** Kept by the system about the record, not part of what somebody states. */
const KEPT = new Set(['version', 'created', 'created_by', 'updated', 'updated_by']);

/** Every field that differs, from → to; without a record before, every field that says something. */
export function recordChanges(before: ProjectRecord | null, after: ProjectRecord): readonly FieldChange[] {
  return fieldsOf(after)
    .map((field) => ({ field, from: before === null ? emptyOf(after[field]) : before[field], to: after[field] }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

/** The fields of a record that a person or a step can change. */
export function fieldsOf(record: ProjectRecord): readonly RecordField[] {
  return (Object.keys(record) as (keyof ProjectRecord)[]).filter((field): field is RecordField => !KEPT.has(field));
}

function emptyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? {} : null;
}
