import { orderOf } from '../../catalogue/workflows.ts';
import { STEPS } from '../../catalogue/steps.ts';
import { insertMoves, lastMoves } from '../../db/project-moves.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { addProjectSteps, forgetSteps, putProjectSteps } from '../../db/project-steps.ts';
import type { Writer } from '../../db/reader.ts';
import { voidSignatures } from '../../db/signatures.ts';
import type { MoveNote, Planned, SaveContext } from '../projects/save-plan.ts';

type Change = Extract<Planned, { kind: 'create' | 'update' }>;

/**
 * Writes what a change of step leaves behind: its row among the moves, the day the step was reached; and on the way back the days of the
 * later steps go, the names under later checks are void, and the step one comes back to keeps the day it was first reached.
 */
export async function keepMoves(trx: Writer, context: SaveContext, changes: readonly Change[]): Promise<void> {
  const { scope, actor } = context;
  const key = { city: scope.city, programme: scope.programme };
  const moving = changes.flatMap((change) => (change.move === undefined ? [] : [{ ...change, move: change.move }]));
  const reached = changes.filter((change) => change.kind === 'create' || change.before.step !== change.record.step);
  const isBack = (change: Change): boolean =>
    change.kind === 'update' && isBackward(change.before.step, change.record.step);
  const by = { by: actor.person.displayName, by_id: actor.person.id, at: actor.now.toISOString() };

  const ids = moving.map(({ record }) => record.id);
  const last = await lastMoves(trx, key, ids);
  await insertMoves(
    trx,
    moving.map(({ kind, record, move, ...change }) => ({
      ...key,
      ...by,
      project: record.id,
      seq: (last.get(record.id) ?? 0) + 1,
      kind: move.kind,
      from_step: kind === 'update' && 'before' in change ? change.before.step : null,
      to_step: record.step,
      day: dayOf(record, move, context),
      code: move.code,
      reason: actor.reason ?? null,
      detail: JSON.stringify(move.detail),
    })),
  );
  for (const change of reached) {
    if (!isBack(change)) continue;
    const later = STEPS.map(({ id }) => id as string).filter((id) => orderOf(id) > orderOf(change.record.step));
    await forgetSteps(trx, key, change.record.id, [...later, 'cancelled']);
    await voidSignatures(trx, key, change.record.id, later, { at: by.at, reason: actor.reason ?? '' });
  }
  const row = ({ record, move }: Change) => ({
    ...key,
    project: record.id,
    step: record.step,
    day: dayOf(record, move, context),
    by: by.by,
  });
  await putProjectSteps(trx, reached.filter((change) => !isBack(change)).map(row));
  await addProjectSteps(trx, reached.filter(isBack).map(row));
}

const isBackward = (from: string, to: string): boolean =>
  to !== 'cancelled' && (from === 'cancelled' || orderOf(to) < orderOf(from));

/** The day stated, else the actual day where the record has one, else the as-of day. */
function dayOf(record: ProjectRecord, move: MoveNote | undefined, { asOf }: SaveContext): string {
  return move?.day ?? actualDay(record) ?? asOf;
}

function actualDay({ step, started, finished, effective }: ProjectRecord): string | null {
  if (step === 'started') return started;
  if (step === 'finished') return finished;
  return step === 'self-checked' ? effective : null;
}
