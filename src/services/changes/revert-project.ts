import { problem, type Problem } from '../../catalogue/problem.ts';
import { findProject } from '../../db/projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { changeImpact, type Impact } from '../figures/change-impact.ts';
import { inputOf } from '../projects/input-of.ts';
import { planSaves } from '../projects/plan-saves.ts';
import { projectHistory, recordOfVersion } from './project-history.ts';
import { saveProject } from '../projects/save-project.ts';
import type { Planned, SaveContext } from '../projects/save-plan.ts';

/** Steps that stand on somebody's signature: they are signed anew, not put back. */
const SIGNED: ReadonlySet<string> = new Set(['checked', 'accepted', 'published', 'closed']);

/** A project as it is and as it was. */
export interface Reversion {
  readonly now: ProjectRecord;
  readonly then: ProjectRecord;
}

/** The project and its state at an earlier version. NotFound when there is no such project or version. */
export async function reversionOf(
  reader: Reader,
  { scope }: SaveContext,
  id: string,
  version: number,
): Promise<Reversion> {
  const now = await findProject(reader, scope, id);
  if (now === undefined) throw new NotFound('project', id);
  const then = recordOfVersion(await projectHistory(reader, scope, now), now, version);
  if (then === undefined) throw new NotFound('version', `${id}@${String(version)}`);
  return { now, then };
}

/** What going back would meet: the rules it breaks, or what hangs on it. */
export async function previewReversion(
  reader: Reader,
  context: SaveContext,
  reversion: Reversion,
): Promise<{ readonly problems: readonly Problem[]; readonly impact: Impact | null }> {
  const signed = signatureNeeded(reversion);
  if (signed.length > 0) return { problems: signed, impact: null };
  const { planned } = await planSaves(reader, context, [itemOf(reversion)]);
  const [answer] = planned;
  if (answer?.kind === 'invalid') return { problems: answer.problems, impact: null };
  if (answer?.kind !== 'update') return { problems: [], impact: null };
  return { problems: [], impact: await changeImpact(reader, context, { after: [answer.record], gone: [] }) };
}

/** Puts a project back to an earlier version, as a new version with a reason; the version its reader saw must still stand. */
export async function revertProject(
  trx: Writer,
  context: SaveContext,
  reversion: Reversion,
  seenVersion: number,
): Promise<Planned> {
  const reason = context.actor.reason?.trim() ?? '';
  const problems = [...(reason === '' ? [problem('reason', 'required')] : []), ...signatureNeeded(reversion)];
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { input, back } = itemOf(reversion);
  return saveProject(trx, context, input, seenVersion, back);
}

function signatureNeeded({ now, then }: Reversion): readonly Problem[] {
  return SIGNED.has(then.step) && then.step !== now.step ? [problem('step', 'step-signed')] : [];
}

const itemOf = ({ then }: Reversion) => ({ input: inputOf(then), back: then });
