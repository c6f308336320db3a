import { takeNumbers } from '../../db/counters.ts';
import type { Writer } from '../../db/reader.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { writeTargets, type TargetsWritten } from './write-targets.ts';

/** What a person states of a target; the rest is kept by the system. */
export type TargetInput = Pick<
  TargetsTable,
  | 'title'
  | 'kind'
  | 'zone'
  | 'district'
  | 'pollutant'
  | 'value'
  | 'line_a'
  | 'line_b'
  | 'by_day'
  | 'only_select'
  | 'document'
  | 'issuer'
  | 'issued'
  | 'note'
>;

/** Saves a new target, or one that stood at the version the person saw. */
export async function saveTarget(
  trx: Writer,
  context: SaveContext,
  input: TargetInput,
  seen: { readonly before: TargetsTable; readonly version: number } | null,
): Promise<TargetsWritten> {
  if (seen !== null) {
    const before = { ...seen.before, version: seen.version };
    return writeTargets(trx, context, [{ before, after: { ...before, ...input } }]);
  }
  const sort = Math.max(0, ...(await targetsOf(trx, context.scope)).map((row) => row.sort)) + 1;
  return writeTargets(trx, context, [
    { before: null, after: await newTarget(trx, context, { ...input, sort, parent: null }) },
  ]);
}

/** A target that never stood, with the next number. */
export async function newTarget(
  trx: Writer,
  { scope }: SaveContext,
  input: TargetInput & Pick<TargetsTable, 'sort' | 'parent'>,
): Promise<TargetsTable> {
  const number = await takeNumbers(trx, scope.city, `target/${scope.programme}`);
  return {
    city: scope.city,
    programme: scope.programme,
    id: `T${String(number)}`,
    ...input,
    version: 0,
    updated: null,
    updated_by: null,
    deleted_at: null,
    deleted_reason: null,
  };
}

export type TargetDeleted = TargetsWritten | { readonly kind: 'needs-reason' | 'has-parts' };

/** Takes a target away with a reason; its row stays for the runs and sheets that name it. One that is split goes after its parts. */
export async function deleteTarget(
  trx: Writer,
  context: SaveContext,
  before: TargetsTable,
  reason: string,
): Promise<TargetDeleted> {
  const why = reason.normalize('NFC').trim().slice(0, 500);
  if (why === '') return { kind: 'needs-reason' };
  const parts = (await targetsOf(trx, context.scope)).filter(({ parent }) => parent === before.id);
  if (parts.length > 0) return { kind: 'has-parts' };
  const after = { ...before, deleted_at: context.actor.now.toISOString(), deleted_reason: why };
  return writeTargets(trx, context, [{ before, after }]);
}
