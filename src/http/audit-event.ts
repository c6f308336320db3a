import type { FieldChange } from '../db/audit.ts';
import type { AuditTable } from '../db/tables/audit-tables.ts';

/** An event as programs read it: codes, not words. */
export function apiRow({ city: _, ...row }: AuditTable) {
  return { ...row, changes: changesOf(row) };
}

export function changesOf(row: Pick<AuditTable, 'changes'>): readonly FieldChange[] {
  return JSON.parse(row.changes) as readonly FieldChange[];
}
