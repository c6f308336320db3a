import { moveAsked, type AskedMove } from '../catalogue/asked-moves.ts';
import type { FieldChange } from '../db/audit.ts';
import { findRequest, openRequestsOf } from '../db/change-requests.ts';
import type { Reader } from '../db/reader.ts';
import { may } from '../catalogue/roles.ts';
import { paths, type Link } from '../paths.ts';
import { shanghaiMinute } from '../words/day.ts';
import type { Request_ } from './request.ts';

/** Where a planner does what a branch asked for; the request goes along and is accepted with it. */
export function doorOfMove(move: AskedMove, project: string, request: number): Link {
  const id = { id: project };
  if (move === 'lamp') return paths.projectProgress.to(id, { request: String(request) });
  return paths.projectSteps.to(id, { do: move, request: String(request) });
}

/** The request a planner came with (`?request=`): its number, and the reason that its answer begins with. Null without one that is open and asks for this move. */
export async function requestBrought(
  { query, scope, t }: Request_,
  db: Reader,
  project: string,
  move: string,
): Promise<{ readonly request: string; readonly reason: string } | null> {
  const number = query.get('request') ?? '';
  const row = /^[1-9]\d{0,8}$/.test(number) ? await findRequest(db, scope, Number(number)) : undefined;
  if (row?.state !== 'open' || row.project !== project) return null;
  if (moveAsked(JSON.parse(row.changes) as FieldChange[]) !== move) return null;
  const about = { id: row.id, who: row.asked_by_name, reason: row.reason, answer: '' };
  return { request: number, reason: t('requests.audit-reason', about).trim() };
}

/** What branches ask of this project and nobody has answered, for whoever may ask or answer. */
export async function openRequestLines({ scope, person, t }: Request_, db: Reader, project: string) {
  if (!may(person.role, 'project.edit')) return [];
  const open = await openRequestsOf(db, scope, project);
  return open.map(({ id, asked, asked_by_name: who }) => ({
    href: paths.request.to({ id: String(id) }),
    text: t('requests.open-line', { id, who, when: shanghaiMinute(asked) }),
  }));
}
