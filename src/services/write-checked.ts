import { clearFindings, updateImport } from '../db/imports.ts';
import type { Store } from '../db/store.ts';
import { checkImport } from './check-import.ts';
import { commitImport } from './import-batch.ts';
import type { RowOutcome } from './import-outcome.ts';
import { ImportRefused, type ImportCounts } from './import-projects.ts';
import type { PreparedWork } from './import-work.ts';
import { KeptFindings } from './kept-findings.ts';

/** What the writing of an import came to, kept with it. */
export interface WriteSummary {
  readonly counts: ImportCounts;
  /** Numbers of the first projects written. */
  readonly written: readonly string[];
}

const NUMBERS_KEPT = 200;

/** Writes an import in one transaction; when a row keeps all of them out, nothing is written and the dry run is made anew, so that it shows. */
export async function writeChecked(store: Store, work: PreparedWork, which: 'all' | 'good'): Promise<void> {
  const { row, job, context } = work;
  const of = { city: row.city, id: row.id };
  try {
    await store.write(async (trx) => {
      // What stood there is what the dry run foresaw; from now on it is what came of each row, with the numbers of the new projects.
      await clearFindings(trx, of);
      const findings = new KeptFindings(of);
      const kept = { ...job, onPortion: (rows: readonly RowOutcome[]) => findings.add(trx, rows) };
      const { counts, written, batch } = await commitImport(trx, context, kept, row.file, which);
      const summary: WriteSummary = { counts, written: written.slice(0, NUMBERS_KEPT) };
      await updateImport(trx, of, { state: 'written', batch, summary: JSON.stringify(summary), done: counts.rows });
    });
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    await checkImport(store, work);
  }
}
