import type { Reader, Writer } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import { beatImport, clearFindings, updateImport } from '../../db/imports.ts';
import type { Store } from '../../db/store.ts';
import type { ImportsTable } from '../../db/tables/import-tables.ts';
import { doublesOf } from './import-doubles.ts';
import type { MergedColumns } from '../../exchange/merged-cells.ts';
import type { RowOutcome } from './import-outcome.ts';
import { tryImport, type ImportCounts, type ImportJob } from './import-projects.ts';
import type { ImportEffect } from './import-effect.ts';
import type { PreparedWork } from './import-work.ts';
import { KeptFindings } from './kept-findings.ts';

/** What a dry run came to, kept with its import. */
export interface CheckSummary {
  readonly counts: ImportCounts;
  readonly effect: ImportEffect;
  readonly unknown: readonly string[];
  readonly ignored: readonly string[];
  readonly twice: readonly string[];
  readonly merged?: MergedColumns;
  readonly checked: string;
  /** Rows that kept a writing out, because their projects were changed by others after the dry run before this one. */
  readonly moved?: number;
  /** Its writing was begun and stopped; nothing of it stayed. */
  readonly stopped?: true;
}

/** Others took the import over, or wrote it: whoever finds that leaves everything as it is. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Somebody asked to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The dry run of an import: every row with its grade into the database, portion by portion, so that anybody sees how far it is. */
export async function checkImport(store: Store, work: PreparedWork, moved = 0): Promise<void> {
  const { row, context, clock } = work;
  const job = await comparedWith(store.read, work);
  await store.write((trx) => begin(trx, row, job.table.rows.length, clock()));
  const of = { city: row.city, id: row.id, version: row.version + 1 };
  const findings = new KeptFindings(of);
  const onPortion = async (rows: readonly RowOutcome[], done: number): Promise<void> => {
    const stop = await store.write(async (trx) => {
      await findings.add(trx, rows);
      return beatImport(trx, of, done, clock().toISOString());
    });
    if (stop) throw new Stopped();
  };
  try {
    const { counts, effect } = await tryImport(store.read, context, { ...job, onPortion });
    const { unknown, ignored, twice, merged } = job.table;
    const found = { counts, effect, unknown, ignored, twice, merged, checked: clock().toISOString() };
    const summary: CheckSummary = moved > 0 ? { ...found, moved } : found;
    await store.write((trx) =>
      updateImport(trx, of, { state: 'checked', summary: JSON.stringify(summary), cancel: 0 }, of.version),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    await store.write(async (trx) => {
      if (await updateImport(trx, of, { state: 'cancelled', summary: null, cancel: 0 }, of.version))
        await clearFindings(trx, of);
    });
  }
}

async function begin(trx: Writer, row: ImportsTable, total: number, now: Date): Promise<void> {
  const set = { state: 'checking', done: 0, total, beat: now.toISOString(), summary: null } as const;
  if (!(await updateImport(trx, row, set, row.version))) throw new Superseded();
  await clearFindings(trx, row);
}

/** The job with what its rows are compared with as it is now: what was written a moment ago, and no row of an earlier look. */
export async function comparedWith(reader: Reader, { scope, job }: PreparedWork): Promise<ImportJob> {
  const doubles = await doublesOf(reader, wholeProgramme({ city: scope.city, id: scope.programme }));
  return { ...job, options: { ...job.options, doubles } };
}
