import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Fault } from '../../../models/fault.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Writer } from '../../db/reader.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { putTarget, targetsOf } from '../../db/targets.ts';
import { signature } from '../actor.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { portfolioTarget } from '../portfolio/portfolio-target.ts';
import { recredit } from '../figures/recredit.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** A target as it stood (null for a new one) and as it shall stand; `deleted_at` takes it away. */
export interface TargetChange {
  readonly before: TargetsTable | null;
  readonly after: TargetsTable;
}

export type TargetsWritten =
  | { readonly kind: 'saved' | 'unchanged' }
  | { readonly kind: 'stale'; readonly who: string }
  /** What the model has against them: the same checks as for any portfolio. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

const FIELDS = [
  'title', 'kind', 'zone', 'district', 'pollutant', 'value', 'line_a', 'line_b', 'by_day', 'only_select', 'document', 'issuer', 'issued', 'note', 'parent',
] as const; // prettier-ignore

/**
 * Writes targets, all of them or none, with their audit rows. What the model would refuse is not written; whatever was computed from the
 * programme before is stale from then on. `version` of what stood is the one the person saw.
 */
export async function writeTargets(
  trx: Writer,
  context: SaveContext,
  changes: readonly TargetChange[],
): Promise<TargetsWritten> {
  const { actor, scope, asOf } = context;
  const programme = await holdProgramme(trx, scope);
  const standing = await targetsOf(trx, scope);
  for (const { before } of changes) {
    const now = standing.find(({ id }) => id === before?.id);
    if (before !== null && now?.version !== before.version) return { kind: 'stale', who: now?.updated_by ?? '' };
  }
  const real = changes.filter(
    ({ before, after }) => differences(before, after).length > 0 || after.deleted_at !== null,
  );
  if (real.length === 0) return { kind: 'unchanged' };

  const replaced = new Map(real.map(({ after }) => [after.id, after]));
  const kept = standing.filter(({ id }) => !replaced.has(id));
  const living = [...kept, ...replaced.values()].filter(({ deleted_at }) => deleted_at === null);
  const portfolio = { ...(await portfolioOf(trx, programme, asOf, [])), targets: living.map(asStated) };
  const parsed = parsePortfolio(portfolio, programme.name);
  if (!parsed.ok) return { kind: 'refused', faults: parsed.faults };

  const at = actor.now.toISOString();
  for (const { before, after } of real) {
    const row = { ...after, version: (before?.version ?? 0) + 1, updated: at, updated_by: actor.person.displayName };
    if (!(await putTarget(trx, row, before?.version ?? null))) return { kind: 'stale', who: '' };
  }
  await writeAudit(
    trx,
    real.map(({ before, after }) => ({
      ...signature(actor),
      ...(after.deleted_at !== null ? { reason: after.deleted_reason } : {}),
      city: scope.city,
      programme: scope.programme,
      district: after.district,
      action: after.deleted_at !== null ? 'delete' : before === null ? 'create' : 'update',
      entity: 'target',
      entity_id: after.id,
      changes: after.deleted_at === null ? differences(before, after) : differences(after, null),
    })),
  );
  // No project's credit hangs on a target: only the version moves, and what it keys is computed anew.
  await recredit(trx, programme, asOf, { ids: [], sources: [] });
  return { kind: 'saved' };
}

/** As typed: keys that do not belong to the kind are kept, so that the model says so. */
function asStated(row: TargetsTable) {
  const { pollutant, by_day } = row;
  return {
    ...portfolioTarget(row),
    ...(pollutant === null ? {} : { pollutant }),
    ...(by_day === null ? {} : { by: by_day }),
  };
}

function differences(before: TargetsTable | null, after: TargetsTable | null): readonly FieldChange[] {
  return FIELDS.map((field) => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null })).filter(
    ({ from, to }) => from !== to,
  );
}
