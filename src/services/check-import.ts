import type { Writer } from '../db/reader.ts';
import { beatImport, clearFindings, updateImport } from '../db/imports.ts';
import type { Store } from '../db/store.ts';
import type { RowOutcome } from './import-outcome.ts';
import { tryImport, type ImportCounts } from './import-projects.ts';
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
  readonly checked: string;
}

/** Somebody asked to stop. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The dry run of an import: every row with its grade into the database, portion by portion, so that anybody sees how far it is. */
export async function checkImport(store: Store, work: PreparedWork): Promise<void> {
  const { row, job, context, clock } = work;
  const of = { city: row.city, id: row.id };
  await store.write((trx) => begin(trx, of, job.table.rows.length, clock()));
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
    const { unknown, ignored, twice } = job.table;
    const summary: CheckSummary = { counts, effect, unknown, ignored, twice, checked: clock().toISOString() };
    await store.write((trx) =>
      updateImport(trx, of, { state: 'checked', summary: JSON.stringify(summary), cancel: 0 }),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    await store.write(async (trx) => {
      await clearFindings(trx, of);
      await updateImport(trx, of, { state: 'cancelled', summary: null, cancel: 0 });
    });
  }
}

async function begin(trx: Writer, of: { city: string; id: string }, total: number, now: Date): Promise<void> {
  await clearFindings(trx, of);
  await updateImport(trx, of, { state: 'checking', done: 0, total, beat: now.toISOString(), summary: null });
}
