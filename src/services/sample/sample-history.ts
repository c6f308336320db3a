import { ownKindOf } from '../../catalogue/own-key.ts';
import { statusOf, type Step } from '../../catalogue/steps.ts';
import type { AuditEntry, FieldChange } from '../../db/audit.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { SampleRow } from './sample-csv.ts';
import { optional, required, type SampleReader } from './sample-files.ts';
import { recordChanges } from '../changes/record-changes.ts';
import { instant } from './sample-records.ts';

const NUMBERS = new Set(['capital', 'spent', 'progress']);
/** Nobody of the sample has an account. */
const SAMPLE_USER = 'sample';

/** What was entered about one project, the earliest first; one entry holds the fields that changed at one moment. */
export type SampleHistory = ReadonlyMap<string, readonly SampleEntry[]>;

export interface SampleEntry {
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
  readonly changes: readonly FieldChange[];
}

export function sampleHistory(read: SampleReader): SampleHistory {
  const ofProject = groupRows([...read('history.csv'), ...ownChanges(read)], (row) => required(row, 'project'));
  return new Map([...ofProject].map(([project, rows]) => [project, entriesOf(rows)]));
}

/** What own fields said later than at the entry; each was written together with an entry of the history. */
function ownChanges(read: SampleReader): SampleRow[] {
  return read('own-values.csv')
    .filter((row) => optional(row, 'at') !== null)
    .map((row) => ({ ...row, by: '', reason: '' }));
}

/** Events in the order of their instants; those of one instant stay as they stand. */
export function inTime(entries: readonly AuditEntry[]): AuditEntry[] {
  return entries.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

/** What the trail tells of the projects: every project entered on the first day, then what was changed, project by project. */
export function sampleAudit(
  records: readonly ProjectRecord[],
  history: SampleHistory,
  of: { readonly city: string; readonly programme: string; readonly batch: string },
): AuditEntry[] {
  return records.flatMap((record) => {
    const common = { ...of, user_id: SAMPLE_USER, entity: 'project', entity_id: record.id, district: record.district };
    const entries = history.get(record.id) ?? [];
    const created = {
      at: record.created,
      user_name: record.created_by,
      action: 'create',
      changes: entered(record, entries),
    };
    const updates = entries.map(({ at, by, reason, changes }) => ({
      ...common,
      at,
      user_name: by,
      action: 'update',
      changes,
      reason,
    }));
    return [{ ...common, ...created }, ...updates];
  });
}

/** What was entered on the first day: the record as it stands, less everything that was changed since. */
function entered(record: ProjectRecord, entries: readonly SampleEntry[]): readonly FieldChange[] {
  const taken = entries.flatMap(({ changes }) => changes).toReversed();
  const first = Object.fromEntries(taken.map(({ field, from }) => [field, from]));
  return recordChanges(null, { ...record, ...first });
}

function entriesOf(rows: readonly SampleRow[]): SampleEntry[] {
  const moments = [...groupRows(rows, (row) => required(row, 'at')).values()];
  let step = firstStep(rows);
  return moments.map((moment) => {
    const [first] = moment;
    if (first === undefined) throw new Error('an entry without a record');
    const stated = moment.map(changeOf);
    const reached = stated.find(({ field }) => field === 'step');
    const before = step;
    if (reached !== undefined) step = reached.to as Step | null;
    return {
      at: instant(required(first, 'at')),
      by: required(first, 'by'),
      reason: optional(first, 'reason'),
      changes: [...stated, ...following(stated, before, step)],
    };
  });
}

/** What follows from a change by itself: the status from the step; before a project is built, the day of the model from the plan's. */
function following(stated: readonly FieldChange[], before: Step | null, after: Step | null): FieldChange[] {
  const from = before === null ? null : statusOf(before);
  const to = after === null ? null : statusOf(after);
  const run = stated.find(({ field }) => field === 'run');
  const isBuilt = to === 'built' || to === 'verified';
  return [
    ...(from === to ? [] : [{ field: 'status', from, to }]),
    ...(run === undefined || isBuilt ? [] : [{ ...run, field: 'effective' }]),
  ];
}

/** The step a project stood at before its first recorded change of step; unknown (and not needed) when it never changed. */
function firstStep(rows: readonly SampleRow[]): Step | null {
  const row = rows.find((record) => record['field'] === 'step');
  return row === undefined ? null : (required(row, 'from') as Step);
}

function changeOf(row: SampleRow): FieldChange {
  const field = required(row, 'field');
  const value = (column: string) => {
    const cell = optional(row, column);
    return cell !== null && (NUMBERS.has(field) || ownKindOf(field) === 'number') ? Number(cell) : cell;
  };
  return { field, from: value('from'), to: value('to') };
}
