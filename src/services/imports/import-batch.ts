import { insertBatch, writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import type { Writer } from '../../db/reader.ts';
import { signature } from '../actor.ts';
import { writeImport, type ImportJob, type ImportRun } from './import-projects.ts';
import type { SaveContext } from '../projects/save-plan.ts';

export interface WrittenImport extends ImportRun {
  /** Number of the batch; null when nothing was to be written. */
  readonly batch: string | null;
}

/** Writes a file as one batch with its audit rows, in the caller's transaction; see `writeImport` for `which`. */
export async function commitImport(
  trx: Writer,
  context: SaveContext,
  job: ImportJob,
  file: string,
  which: 'all' | 'good' = 'all',
): Promise<WrittenImport> {
  const { city, programme, district } = context.scope;
  const batch = `B${String(await takeNumbers(trx, city, 'batch')).padStart(4, '0')}`;
  const actor = { ...context.actor, batch };
  const run = await writeImport(trx, { ...context, actor }, job, which);
  if (run.written.length === 0) return { ...run, batch: null };
  const { rows, created, updated, unchanged } = run.counts;
  const summary = { file, rows, created, updated, unchanged };
  await insertBatch(trx, {
    city,
    id: batch,
    kind: 'import',
    at: context.actor.now.toISOString(),
    by: context.actor.person.displayName,
    summary: JSON.stringify({ ...summary, unknown: job.table.unknown, ignored: job.table.ignored }),
  });
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      programme,
      district,
      action: 'import',
      entity: 'batch',
      entity_id: batch,
      changes: Object.entries(summary).map(([field, to]) => ({ field, from: null, to })),
    },
  ]);
  return { ...run, batch };
}
