import { insertBatch, writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import type { Writer } from '../../db/reader.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** Takes the next number of a batch: every change written with it belongs together and can be taken back together. */
export async function nextBatch(trx: Writer, city: string): Promise<string> {
  return `B${String(await takeNumbers(trx, city, 'batch')).padStart(4, '0')}`;
}

/** What kind of work a batch was, and what is said of it. */
export interface BatchAbout {
  readonly id: string;
  readonly kind: 'bulk' | 'undo' | 'sample-check' | 'return';
  /** What the trail names: the batch itself, or the one it took back. */
  readonly action: 'bulk' | 'undo' | 'close' | 'import';
  readonly about: string;
  readonly summary: Readonly<Record<string, unknown>>;
}

/** Keeps a batch with its summary, and one event of the trail that tells of it. */
export async function keepBatch(
  trx: Writer,
  { actor, scope }: SaveContext,
  { id, kind, action, about, summary }: BatchAbout,
): Promise<void> {
  await insertBatch(trx, {
    city: scope.city,
    id,
    kind,
    at: actor.now.toISOString(),
    by: actor.person.displayName,
    summary: JSON.stringify(summary),
  });
  const counts = Object.entries(summary).filter(([, value]) => typeof value === 'number' || typeof value === 'string');
  await writeAudit(trx, [
    {
      ...signature({ ...actor, batch: id }),
      city: scope.city,
      programme: scope.programme,
      district: scope.district,
      action,
      entity: 'batch',
      entity_id: about,
      changes: counts.map(([field, to]) => ({ field, from: null, to })),
    },
  ]);
}
