import { signingBar } from '../../catalogue/four-eyes.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { mayMove, ruleOf, type LifeStep } from '../../catalogue/workflows.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { publicNoticeDays } from '../following/save-following.ts';
import { inputOf } from '../projects/input-of.ts';
import { lifeOfProject, type Life } from './life-of-project.ts';
import type { MoveRequest } from './move-request.ts';
import { planMove } from './plan-move.ts';
import type { SaveContext, SaveItem } from '../projects/save-plan.ts';
import { saveProjects } from '../projects/save-project.ts';
import { sign } from './sign-check.ts';

export type Moved =
  | { readonly kind: 'moved'; readonly record: ProjectRecord }
  /** One of two names stands; the project moves with the second. */
  | { readonly kind: 'signed'; readonly record: ProjectRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale'; readonly theirs: ProjectRecord };

/**
 * Moves a project along its life: right, needs, four eyes, then the record with its audit row, its row among the moves and the figures. On
 * anything but `moved` and `signed` nothing is written.
 */
export async function moveProject(trx: Writer, context: SaveContext, id: string, request: MoveRequest): Promise<Moved> {
  const { scope, actor, asOf } = context;
  await holdProgramme(trx, scope);
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  if (record.version !== request.version) return { kind: 'stale', theirs: record };
  const life = await lifeOfProject(trx, scope, record);
  if (!life.kinds.includes(request.kind)) return invalid(problem('', 'move-not-here'));
  const { role } = actor.person;
  if (role === undefined || !mayMove(role, request.kind, life.workflow, life.step)) throw new NotAllowed(request.kind);

  const noticeDays = await publicNoticeDays(trx, scope.city);
  const planned = planMove({ record, life, request, asOf, noticeDays });
  const bars = signingProblems(life, request, actor.person.id);
  const substitute = await substituteItem(trx, context, record, request);
  const problems = [...bars, ...(planned.ok ? [] : planned.problems), ...(substitute.ok ? [] : substitute.problems)];
  if (!planned.ok || !substitute.ok || problems.length > 0) return { kind: 'invalid', problems };

  const reached = signed(life, request);
  if (reached !== null && reached.missing > 1) {
    await sign(trx, context, record, reached.step, request);
    return { kind: 'signed', record };
  }
  const { input, note } = planned.value;
  const spoken = withReason(context, request);
  const [saved] = await saveProjects(trx, spoken, [{ input, move: note }, ...substitute.items]);
  if (saved!.kind === 'invalid') return saved!;
  if (saved!.kind === 'conflict') return { kind: 'stale', theirs: saved!.theirs };
  if (reached !== null) await sign(trx, context, record, reached.step, request);
  return { kind: 'moved', record: saved!.record };
}

const invalid = (one: Problem): Moved => ({ kind: 'invalid', problems: [one] });

/** The signed step this move leads to, and how many names it still lacks. */
function signed(life: Life, { kind }: MoveRequest): { readonly step: LifeStep; readonly missing: number } | null {
  if (kind !== 'advance' || life.next === null) return null;
  const step = life.next;
  const { signers } = ruleOf(life.workflow, step);
  if (signers === 0) return null;
  return { step, missing: signers - life.hands.signatures.filter((one) => one.step === step).length };
}

function signingProblems(life: Life, request: MoveRequest, person: string): readonly Problem[] {
  const reached = signed(life, request);
  const bar = reached === null ? null : signingBar(person, reached.step, life.hands);
  return bar === null ? [] : [problem('', `signing-${bar}`)];
}

type Substitute =
  | { readonly ok: true; readonly items: readonly SaveItem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The project that replaces a cancelled one says so itself, unless it replaces another already. */
async function substituteItem(
  trx: Writer,
  { scope }: SaveContext,
  record: ProjectRecord,
  { kind, substitute }: MoveRequest,
): Promise<Substitute> {
  if (kind !== 'cancel' || (substitute ?? '') === '') return { ok: true, items: [] };
  const refuse = (code: string): Substitute => ({ ok: false, problems: [problem('substitute', code, { value: substitute! })] }); // prettier-ignore
  if (substitute === record.id) return refuse('points-to-itself');
  const other = await findProject(trx, scope, substitute!);
  if (other === undefined) return refuse('unknown-project');
  if (other.status === 'cancelled' || other.merged_into !== null) return refuse('substitute-gone');
  const input = { ...inputOf(other), replaces: other.replaces ?? record.id };
  return { ok: true, items: [{ input }] };
}

/** The trail shows the code of a return before its words. */
function withReason(context: SaveContext, { reason = '', code = null }: MoveRequest): SaveContext {
  const words = [code, reason].filter((part) => part !== null && part !== '').join(' ');
  return words === '' ? context : { ...context, actor: { ...context.actor, reason: words } };
}
