import type { Problem } from '../../catalogue/problem.ts';
import type { FieldChange } from '../../db/audit.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Table } from '../../exchange/recognise.ts';
import type { ImportRow } from './import-rows.ts';
import { recordChanges } from '../changes/record-changes.ts';
import type { Planned } from '../projects/save-plan.ts';

/** A cell with something to say about it: row and column as the sender sees them, what stood there, why, what is accepted. */
export interface Rejection {
  readonly row: number;
  /** The field, or the target such as `reduces.NOx`. */
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly problem: Problem;
}

/** What would come of a row; `left` is left out on purpose, by the mode of the import or by an answer. */
export type RowKind = 'create' | 'update' | 'unchanged' | 'conflict' | 'rejected' | 'left';
export type Grade = 'green' | 'yellow' | 'red';

/** One row of a dry run. */
export interface RowOutcome {
  readonly row: number;
  readonly kind: RowKind;
  readonly grade: Grade;
  readonly id: string | null;
  readonly name: string;
  readonly district: string | null;
  /** Before → after of a project that is known; a new one is what its row says. */
  readonly changes: readonly FieldChange[];
  /** Red: what keeps the row out. */
  readonly problems: readonly Rejection[];
  /** Yellow: what a person has to decide first. */
  readonly questions: readonly Rejection[];
  /** To be seen: days that were inferred, old names of districts. */
  readonly notes: readonly Rejection[];
}

/** Puts problems of a row beside the cells they are about. */
export function rejecting(table: Table, { row, cells }: Pick<ImportRow, 'row' | 'cells'>) {
  return (problem: Problem): Rejection => {
    const [first = ''] = problem.field.split('.');
    const field = headerOf(table, problem.field) === undefined ? first : problem.field;
    return { row, field, column: headerOf(table, field) ?? field, value: cells.get(field) ?? '', problem };
  };
}

const HEADERS = new WeakMap<Table['columns'], ReadonlyMap<string, string>>();

/** Of two columns for one field the later one names it. */
function headerOf({ columns }: Table, target: string): string | undefined {
  const known = HEADERS.get(columns) ?? new Map(columns.map((column) => [column.target, column.header]));
  HEADERS.set(columns, known);
  return known.get(target);
}

/** What a planned save comes to for its row, with the questions that are still open. */
export function outcomeOf(
  table: Table,
  row: ImportRow,
  planned: Planned | null,
  open: {
    readonly questions: readonly Problem[];
    readonly problems?: readonly Problem[];
    readonly left?: boolean;
    /** The numbers of new projects are theirs; in a dry run they are only supposed. */
    readonly written?: boolean;
  },
): RowOutcome {
  const reject = rejecting(table, row);
  const refused = planned?.kind === 'invalid' ? planned.problems : [];
  const moved = planned?.kind === 'conflict' ? [movedSince(planned.theirs)] : [];
  const problems = [...row.problems, ...(open.problems ?? []), ...refused].map(reject);
  const questions = [...open.questions, ...moved].map(reject);
  const record = planned !== null && 'record' in planned ? planned.record : (row.base ?? null);
  return {
    row: row.row,
    kind: problems.length > 0 ? 'rejected' : open.left === true || planned === null ? 'left' : kindOf(planned),
    grade: problems.length > 0 ? 'red' : questions.length > 0 ? 'yellow' : 'green',
    id: planned?.kind === 'create' ? (open.written === true ? planned.record.id : null) : (row.base?.id ?? null),
    name: row.cells.get('name') || (record?.name ?? ''),
    district: record?.district ?? null,
    changes: planned === null || problems.length > 0 ? [] : changesOf(planned),
    problems,
    questions,
    notes: row.notes.map(reject),
  };
}

/** What a row comes to as the dry run keeps it (`foreseenRows`), to be compared when it is written. */
export function foreseenAs(planned: Planned): string {
  return `${kindOf(planned)} ${JSON.stringify(changesOf(planned))}`;
}

const movedSince = ({ version }: ProjectRecord): Problem => ({
  field: 'version',
  code: 'stale-version',
  params: { value: version },
});

function kindOf(planned: Planned): RowKind {
  return planned.kind === 'invalid' ? 'rejected' : planned.kind;
}

function changesOf(planned: Planned): readonly FieldChange[] {
  if (planned.kind === 'update') return recordChanges(planned.before, planned.record);
  if (planned.kind !== 'conflict') return [];
  return planned.fields
    .filter(({ touched }) => touched !== 'theirs')
    .map(({ field, theirs, mine }) => ({ field, from: theirs, to: mine }));
}
