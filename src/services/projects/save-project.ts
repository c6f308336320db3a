import { writeAudit, type AuditEntry } from '../../db/audit.ts';
import { putFigures } from '../../db/figures.ts';
import { putSpoken } from '../../db/following.ts';
import { holdProgramme, raiseDataVersion, updateProgramme } from '../../db/programmes.ts';
import { insertProjects, updateProjects } from '../../db/projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Writer } from '../../db/reader.ts';
import { signature } from '../actor.ts';
import { keepMoves } from '../life/keep-moves.ts';
import { planSaves } from './plan-saves.ts';
import { takeProjectNumbers } from './project-number.ts';
import { relamp } from '../following/relamp.ts';
import { recordChanges } from '../changes/record-changes.ts';
import { statedIn } from '../following/stated-in.ts';
import type { Planned, SaveContext, SaveItem, SavePlan } from './save-plan.ts';

type Change = Extract<Planned, { kind: 'create' | 'update' }>;

/**
 * Saves one project: new when its `id` is null. Written whole with its audit row and the credited figures of every project on
 * the old and the new source; on `invalid` and `conflict` nothing is written. `back` is an earlier state to be put back whole.
 */
export async function saveProject(
  trx: Writer,
  context: SaveContext,
  input: unknown,
  expectedVersion?: number,
  back?: ProjectRecord,
): Promise<Planned> {
  const [planned] = await saveProjects(trx, context, [{ input, expectedVersion, back }]);
  return planned!;
}

/** Saves many projects at once, all of them or, when one is `invalid` or in `conflict`, none. One answer per item, in their order. */
export async function saveProjects(
  trx: Writer,
  context: SaveContext,
  items: readonly SaveItem[],
): Promise<readonly Planned[]> {
  await holdProgramme(trx, context.scope);
  const plan = await planSaves(trx, context, items);
  if (plan.planned.every(({ kind }) => kind !== 'invalid' && kind !== 'conflict'))
    await carryOut(trx, context, plan, items);
  return plan.planned;
}

async function carryOut(
  trx: Writer,
  context: SaveContext,
  { programme, planned, figures }: SavePlan,
  items: readonly SaveItem[],
): Promise<void> {
  const changes = planned.filter((plan): plan is Change => plan.kind === 'create' || plan.kind === 'update');
  const reasons = new Map(planned.map((plan, at) => [plan, items[at]!.reason]));
  if (changes.length === 0) return;

  const created = changes.filter(({ kind }) => kind === 'create').map(({ record }) => record);
  await takeProjectNumbers(trx, programme, created.length);
  await insertProjects(trx, context.scope, created);
  const updates = changes.filter((change) => change.kind === 'update');
  if (!(await updateProjects(trx, context.scope, updates)))
    throw new Error('a project changed although its programme was held');
  await keepMoves(trx, context, changes);
  await writeAudit(
    trx,
    changes.map((change) => auditEntry(context, change, reasons.get(change))),
  );

  await putSpoken(trx, context.scope, statedIn(changes), {
    spoken: context.asOf,
    spoken_by: context.actor.person.displayName,
  });

  const version = await raiseDataVersion(trx, context.scope);
  await putFigures(trx, context.scope, figures);
  const current = programme.figures_version === programme.data_version && programme.figures_as_of === context.asOf;
  if (current) await updateProgramme(trx, context.scope, { figures_version: version });
  // A way back is known only once it is written; the lamps were judged before.
  const stepped = changes.filter((change) => change.kind === 'update' && change.before.step !== change.record.step);
  if (stepped.length > 0)
    await relamp(
      trx,
      context.scope,
      context.asOf,
      stepped.map(({ record }) => record.id),
    );
}

function auditEntry({ actor, scope }: SaveContext, change: Change, reason: string | undefined): AuditEntry {
  const before = change.kind === 'update' ? change.before : null;
  return {
    ...signature(reason === undefined ? actor : { ...actor, reason }),
    city: scope.city,
    programme: scope.programme,
    district: change.record.district,
    action: change.kind,
    entity: 'project',
    entity_id: change.record.id,
    changes: recordChanges(before, change.record),
  };
}
