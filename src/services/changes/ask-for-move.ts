import { askable, MOVE_FIELD, moveAsked, type AskedMove } from '../../catalogue/asked-moves.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { FieldChange } from '../../db/audit.ts';
import { findRequest, openRequestsOf } from '../../db/change-requests.ts';
import { followingRows } from '../../db/following.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { NotFound } from '../../errors.ts';
import { lifeOfProject, type Life } from '../life/life-of-project.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { closeRequest, openRequest } from './change-requests.ts';

export type AskedFor =
  | { readonly kind: 'asked'; readonly request: number }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** What a branch may ask to be done to a project where it stands. */
export async function askableMoves(
  reader: Reader,
  scope: Scope,
  record: ProjectRecord,
  life: Life,
): Promise<readonly AskedMove[]> {
  const [following] = await followingRows(reader, scope, [record.id]);
  return askable(life.kinds, following !== undefined && record.step !== 'closed' && record.step !== 'cancelled');
}

/** A branch asks for a move that only the city makes; `actor.reason` says why. Nothing happens to the project until a planner does it. */
export async function askForMove(trx: Writer, context: SaveContext, id: string, kind: string): Promise<AskedFor> {
  const { scope, actor } = context;
  await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  const options = await askableMoves(trx, scope, record, await lifeOfProject(trx, scope, record));
  const move = options.find((one) => one === kind);
  const problems = [
    ...(move === undefined ? [problem('move', kind === '' ? 'required' : 'not-an-option')] : []),
    ...((actor.reason?.trim() ?? '') === '' ? [problem('why', 'required')] : []),
  ];
  if (move === undefined || problems.length > 0) return { kind: 'invalid', problems };
  const open = await openRequestsOf(trx, scope, id);
  const same = open.find((one) => moveAsked(JSON.parse(one.changes) as FieldChange[]) === move);
  if (same !== undefined) return { kind: 'invalid', problems: [problem('move', 'already-asked', { id: same.id })] };
  return openRequest(trx, context, record, [{ field: MOVE_FIELD, from: record.step, to: move }]);
}

/** What was asked for has been done: the request is accepted with it. Nothing when it asked for something else or was answered before. */
export async function acceptAskedMove(
  trx: Writer,
  context: SaveContext,
  id: number,
  done: { readonly project: string; readonly move: string },
): Promise<void> {
  const request = await findRequest(trx, context.scope, id);
  if (request?.state !== 'open' || request.project !== done.project) return;
  if (moveAsked(JSON.parse(request.changes) as FieldChange[]) !== done.move) return;
  await closeRequest(trx, context, request, 'accepted', '');
}
