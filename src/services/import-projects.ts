import type { CellWords } from '../catalogue/read-cell.ts';
import type { Problem } from '../catalogue/problem.ts';
import { insertBatch, writeAudit } from '../db/audit.ts';
import { takeNumbers } from '../db/counters.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import { projectsOf } from '../db/projects.ts';
import type { Reader, Writer } from '../db/reader.ts';
import type { Refusal } from '../exchange/grid.ts';
import { readFile } from '../exchange/read-file.ts';
import { recognise, type Table } from '../exchange/recognise.ts';
import { signature } from './actor.ts';
import { importRows, type ImportRow } from './import-rows.ts';
import { planSaves } from './plan-saves.ts';
import { saveProjects } from './save-project.ts';
import type { Planned, SaveContext } from './save-plan.ts';

/** A cell that was refused: row and column as the sender sees them, what stood there, why not, what is accepted. */
export interface Rejection {
  readonly row: number;
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly problem: Problem;
}

/** What would come of a file, or came of it. `unchanged` rows are as they already stand. */
export interface ImportResult {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly Rejection[];
  readonly table: Table;
  readonly encoding: string | null;
  /** Numbers of the projects written; empty for a dry run. */
  readonly written: readonly string[];
  /** Number of the batch, null for a dry run and when nothing was to be written. */
  readonly batch: string | null;
}

/** A file that was read and recognised, ready to be checked against the programme. */
export type OpenedFile =
  | { readonly ok: true; readonly table: Table; readonly encoding: string | null }
  | { readonly ok: false; readonly refusal: Refusal | 'no-columns' };

/** Reads a file and finds its columns; slow work that needs no transaction. */
export async function openImport(bytes: Uint8Array, labels: ReadonlyMap<string, string>): Promise<OpenedFile> {
  const reading = await readFile(bytes);
  if (!reading.ok) return reading;
  const table = recognise(reading.grids, labels);
  return table === null
    ? { ok: false, refusal: 'no-columns' }
    : { ok: true, table, encoding: reading.grids[0]?.encoding ?? null };
}

/** Dry run: every row checked as if it were saved, every problem found; writes nothing. */
export async function tryImport(
  reader: Reader,
  context: SaveContext,
  file: { table: Table; encoding: string | null },
  words: CellWords,
): Promise<ImportResult> {
  const rows = await readRows(reader, context, file.table, words);
  const sound = rows.filter(({ input }) => input !== null);
  const { planned } = await planSaves(reader, context, sound.map(itemOf));
  return resultOf(file, rows, sound, planned, null);
}

/** Writes all rows in one transaction and one batch, or, when any row is rejected, none. */
export async function commitImport(
  trx: Writer,
  context: SaveContext,
  file: { table: Table; encoding: string | null; name: string },
  words: CellWords,
): Promise<ImportResult> {
  const rows = await readRows(trx, context, file.table, words);
  if (rows.some(({ problems }) => problems.length > 0)) return tryImport(trx, context, file, words);
  const { city } = context.scope;
  const batch = `B${String(await takeNumbers(trx, city, 'batch')).padStart(4, '0')}`;
  const planned = await saveProjects(trx, { ...context, actor: { ...context.actor, batch } }, rows.map(itemOf));
  const result = resultOf(file, rows, rows, planned, batch);
  if (result.written.length === 0) return { ...result, batch: null };
  const { rows: total, created, updated, unchanged } = result;
  const summary = { file: file.name, rows: total, created, updated, unchanged };
  await insertBatch(trx, {
    city,
    id: batch,
    kind: 'import',
    at: context.actor.now.toISOString(),
    by: context.actor.person.displayName,
    summary: JSON.stringify(summary),
  });
  await writeAudit(trx, [
    {
      ...signature({ ...context.actor, batch }),
      city,
      programme: context.scope.programme,
      district: context.scope.district,
      action: 'import',
      entity: 'batch',
      entity_id: batch,
      changes: Object.entries(summary).map(([field, to]) => ({ field, from: null, to })),
    },
  ]);
  return result;
}

const itemOf = (row: ImportRow) => ({ input: row.input, expectedVersion: row.expectedVersion });

async function readRows(reader: Reader, context: SaveContext, table: Table, words: CellWords): Promise<ImportRow[]> {
  const records = await projectsOf(reader, context.scope);
  const known = { byId: new Map(records.map((record) => [record.id, record])), bySender: senders(records) };
  const rows = await importRows(table, known, words, context.asOf);
  return withoutTwins(rows);
}

function senders(records: readonly ProjectRecord[]): ReadonlyMap<string, ProjectRecord> {
  return new Map(
    records.flatMap((record) => (record.sender_code === null ? [] : [[record.sender_code, record] as const])),
  );
}

/** Two rows of one file that mean the same record: the later one is refused and names the earlier. */
function withoutTwins(rows: readonly ImportRow[]): ImportRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const id = row.input?.['id'];
    const sender = row.input?.['sender_code'];
    const key = typeof id === 'string' ? id : typeof sender === 'string' ? `sender ${sender}` : null;
    const earlier = key === null ? undefined : seen.get(key);
    if (key !== null && earlier === undefined) seen.set(key, row.row);
    if (earlier === undefined) return row;
    return {
      ...row,
      input: null,
      problems: [...row.problems, { field: 'id', code: 'duplicate-row', params: { row: earlier } }],
    };
  });
}

function resultOf(
  file: { table: Table; encoding: string | null },
  rows: readonly ImportRow[],
  sound: readonly ImportRow[],
  planned: readonly Planned[],
  batch: string | null,
): ImportResult {
  const headers = new Map(file.table.columns.map(({ field, header }) => [field.key, header]));
  const reject = (row: ImportRow, one: Problem): Rejection => {
    const field = one.field.split('.')[0] ?? '';
    return {
      row: row.row,
      field,
      column: headers.get(field) ?? field,
      value: row.cells.get(field) ?? '',
      problem: one,
    };
  };
  const ofPlan = planned.flatMap((plan, index) => {
    const row = sound[index]!;
    if (plan.kind === 'invalid') return plan.problems.map((one) => reject(row, one));
    if (plan.kind === 'conflict')
      return [reject(row, { field: 'version', code: 'stale-version', params: { value: plan.theirs.version } })];
    return [];
  });
  const rejected = [...rows.flatMap((row) => row.problems.map((one) => reject(row, one))), ...ofPlan].sort(
    (a, b) => a.row - b.row,
  );
  const count = (kind: Planned['kind']): number => planned.filter((plan) => plan.kind === kind).length;
  const writes = batch !== null && rejected.length === 0;
  return {
    rows: rows.length,
    created: count('create'),
    updated: count('update'),
    unchanged: count('unchanged'),
    rejected,
    table: file.table,
    encoding: file.encoding,
    written: writes
      ? planned.flatMap((plan) => (plan.kind === 'create' || plan.kind === 'update' ? [plan.record.id] : []))
      : [],
    batch: writes ? batch : null,
  };
}
