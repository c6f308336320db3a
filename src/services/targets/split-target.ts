import { splitOf, type Split } from '../../../models/engine/split.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Writer } from '../../db/reader.ts';
import type { TargetKind, TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import { newTarget } from './save-target.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { writeTargets, type TargetChange, type TargetsWritten } from './write-targets.ts';

/**
 * The measure a district's part of a target is stated in: a share of an area's base knows no district, so that its parts are tonnes of the
 * same season; null where there is nothing to divide (a control line, a district's own target).
 */
export function partKind({ kind, district }: Pick<TargetsTable, 'kind' | 'district'>): TargetKind | null {
  if (kind === 'line' || district !== null) return null;
  return kind === 'season_percent' ? 'season_tonnes' : kind;
}

/** The parts of a target, by district. */
export function partsOf(parent: Pick<TargetsTable, 'id'>, rows: readonly TargetsTable[]): readonly TargetsTable[] {
  return rows.filter((row) => row.parent === parent.id && row.district !== null);
}

/** Whole, parts and difference of a target; only parts of the same pollutant and measure are added. Null when it is not split. */
export function splitOfTarget(
  parent: TargetsTable,
  rows: readonly TargetsTable[],
  outcome: Pick<Outcome, 'targets'>,
): Split | null {
  const kind = partKind(parent);
  const fitting = partsOf(parent, rows).filter((row) => row.kind === kind && row.pollutant === parent.pollutant);
  const whole = outcome.targets.find(({ id }) => id === parent.id)?.books.planned.required;
  if (kind === null || fitting.length === 0 || whole === undefined) return null;
  return splitOf(
    whole,
    fitting.map(({ value }) => value ?? 0),
  );
}

/** One district's part as stated: null takes it away; `version` is the one the person saw, null when there was none. */
export interface StatedPart {
  readonly district: string;
  readonly value: number | null;
  readonly version: number | null;
}

/** Writes all parts of a target at once: new ones, changed ones, those taken away (with the reason); nothing when one of them is stale. */
export async function splitTarget(
  trx: Writer,
  context: SaveContext,
  parent: TargetsTable,
  stated: readonly StatedPart[],
  about: { readonly document: string | null; readonly reason: string },
): Promise<TargetsWritten> {
  const kind = partKind(parent);
  if (kind === null) throw new Error(`target ${parent.id} cannot be split`);
  const standing = partsOf(parent, await targetsOf(trx, context.scope));
  const changes: TargetChange[] = [];
  for (const { district, value, version } of stated) {
    const now = standing.find((row) => row.district === district);
    // Somebody made or took away this part since the page was opened.
    if ((now === undefined) !== (version === null)) return { kind: 'stale', who: now?.updated_by ?? '' };
    if (now === undefined && value === null) continue;
    const input = {
      title: parent.title,
      kind,
      zone: parent.zone,
      district,
      pollutant: parent.pollutant,
      value,
      line_a: null,
      line_b: null,
      by_day: parent.by_day,
      only_select: parent.only_select,
      document: about.document,
      issuer: parent.issuer,
      issued: parent.issued,
      note: now?.note ?? null,
    };
    if (now === undefined) {
      const row = await newTarget(trx, context, { ...input, sort: parent.sort, parent: parent.id });
      changes.push({ before: null, after: row });
      continue;
    }
    const before = { ...now, version: version! };
    const gone = value === null;
    changes.push({
      before,
      after: gone
        ? { ...before, deleted_at: context.actor.now.toISOString(), deleted_reason: about.reason }
        : { ...before, ...input },
    });
  }
  return writeTargets(trx, context, changes);
}
