import { clearFindings, isAskedToStop, updateImport } from '../../db/imports.ts';
import { takeNumbers } from '../../db/counters.ts';
import { foreseenRows } from '../../db/import-findings.ts';
import type { Writer } from '../../db/reader.ts';
import type { Store } from '../../db/store.ts';
import { LONGEST_VIEW_NAME } from '../../catalogue/view.ts';
import { shanghaiDay } from '../../words/day.ts';
import { translator } from '../../words/messages.ts';
import { createView } from '../save-view.ts';
import { checkImport, comparedWith, Stopped, Superseded, type CheckSummary } from './check-import.ts';
import { commitImport } from './import-batch.ts';
import type { RowOutcome } from './import-outcome.ts';
import { ImportRefused, type ImportCounts } from './import-projects.ts';
import type { PreparedWork } from './import-work.ts';
import { KeptFindings } from './kept-findings.ts';
import { forgetWish, isWishedToStop } from './stop-writing.ts';

/** What the writing of an import came to, kept with it. */
export interface WriteSummary {
  readonly counts: ImportCounts;
  /** The name of the view that lists what was written; null when nothing was. */
  readonly view: string | null;
}

/**
 * Writes an import in one transaction. When a row keeps all of them out, nothing is written and the dry run is made anew, so that it shows;
 * when somebody asks to stop, nothing is written and the dry run stands as it was.
 */
export async function writeChecked(store: Store, work: PreparedWork, which: 'all' | 'good'): Promise<void> {
  const { row, context } = work;
  const of = { city: row.city, id: row.id };
  try {
    await store.write(async (trx) => {
      // Imports are written one after the other, whatever process they are in: from here on each sees what the one before wrote.
      await takeNumbers(trx, row.city, 'batch', 0);
      const foreseen = await foreseenRows(trx, of);
      const fresh = await comparedWith(trx, work);
      // What stood there is what the dry run foresaw; from now on it is what came of each row, with the numbers of the new projects.
      await clearFindings(trx, of);
      const findings = new KeptFindings(of);
      const onPortion = async (rows: readonly RowOutcome[]): Promise<void> => {
        await findings.add(trx, rows);
        if (isWishedToStop(row) || (await isAskedToStop(trx, of))) throw new Stopped();
      };
      const kept = { ...fresh, foreseen, onPortion };
      const { counts, batch } = await commitImport(trx, context, kept, row.file, which);
      const view = batch === null ? null : await keepView(trx, work, batch);
      const summary: WriteSummary = { counts, view };
      const set = { state: 'written', batch, summary: JSON.stringify(summary), done: counts.rows } as const;
      if (!(await updateImport(trx, of, set, row.version))) throw new Superseded();
    });
  } catch (error) {
    if (error instanceof ImportRefused) await checkImport(store, work, error.moved);
    else if (error instanceof Stopped) await store.write((trx) => keepChecked(trx, work));
    else throw error;
  } finally {
    forgetWish(row);
  }
}

/** The dry run stands as before, and says that its writing was stopped. */
async function keepChecked(trx: Writer, { row }: PreparedWork): Promise<void> {
  const { moved: _, ...checked } = JSON.parse(row.summary ?? '{}') as CheckSummary;
  const summary: CheckSummary = { ...checked, stopped: true };
  const set = { state: 'checked', cancel: 0, summary: JSON.stringify(summary) } as const;
  if (!(await updateImport(trx, row, set, row.version))) throw new Superseded();
}

/** What an import wrote can be opened again: a view of the person's own, named after the day and the file. */
async function keepView(
  trx: Writer,
  { row, context, locale, person }: PreparedWork,
  batch: string,
): Promise<string | null> {
  const { now, requestId } = context.actor;
  const file = row.file.replace(/\.\w{1,5}$/, '');
  const said = translator(locale)('imports.view-name', { day: shanghaiDay(now), file });
  const name = Array.from(said).slice(0, LONGEST_VIEW_NAME).join('');
  const typed = { name, scope: 'own', query: new URLSearchParams({ batch }).toString() };
  const view = await createView(trx, { person, now, requestId }, row.city, typed);
  return view.ok ? view.value.name : null;
}
