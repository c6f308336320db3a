import { insertFindings } from '../../db/import-findings.ts';
import type { Writer } from '../../db/reader.ts';
import type { ImportProblemsTable, ImportRowsTable } from '../../db/tables/import-tables.ts';
import type { Rejection, RowOutcome } from './import-outcome.ts';

/** What came of an import's rows, kept portion by portion; problems are numbered through. */
export class KeptFindings {
  readonly #of: { readonly city: string; readonly id: string };
  #problems = 0;

  constructor(of: { readonly city: string; readonly id: string }) {
    this.#of = of;
  }

  async add(trx: Writer, rows: readonly RowOutcome[]): Promise<void> {
    const found = rows.flatMap(problemsOf).map((one, at) => problemRow(this.#of, this.#problems + at, one));
    this.#problems += found.length;
    await insertFindings(
      trx,
      rows.map((one) => findingRow(this.#of, one)),
      found,
    );
  }
}

function findingRow(of: { city: string; id: string }, row: RowOutcome): ImportRowsTable {
  return {
    city: of.city,
    import: of.id,
    row: row.row,
    grade: row.grade,
    kind: row.kind,
    project: row.id,
    name: row.name.slice(0, 200),
    changes: JSON.stringify(row.changes),
    notes: JSON.stringify(row.notes.map(({ column, problem }) => ({ column, ...problem }))),
  };
}

type Graded = Rejection & { readonly grade: 'yellow' | 'red' };

function problemsOf({ problems, questions }: RowOutcome): Graded[] {
  return [
    ...problems.map((one): Graded => ({ ...one, grade: 'red' })),
    ...questions.map((one): Graded => ({ ...one, grade: 'yellow' })),
  ];
}

function problemRow(of: { city: string; id: string }, seq: number, one: Graded): ImportProblemsTable {
  return {
    city: of.city,
    import: of.id,
    seq,
    row: one.row,
    grade: one.grade,
    field: one.field,
    column_name: one.column.slice(0, 200),
    value: one.value.slice(0, 500),
    code: one.problem.code,
    params: JSON.stringify(one.problem.params),
  };
}
