import { statesProgress } from '../../catalogue/freshness.ts';
import { recordChanges } from '../changes/record-changes.ts';
import type { Planned } from '../projects/save-plan.ts';

type Change = Extract<Planned, { kind: 'create' | 'update' }>;

/** Projects about whose progress a save says something: the new ones, and those whose progress, dates, step, money or problem it changes. */
export function statedIn(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind === 'create') return [change.record.id];
    const fields = recordChanges(change.before, change.record).map(({ field }) => field);
    return statesProgress(fields) ? [change.record.id] : [];
  });
}
