import { problem, type Problem } from '../../catalogue/problem.ts';
import { judgeBatch } from '../../catalogue/sampling.ts';
import { writeAudit } from '../../db/audit.ts';
import { holdProgramme } from '../../db/programmes.ts';
import { projectsOf } from '../../db/projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Writer } from '../../db/reader.ts';
import { findSampleCheck, sampleCheckItems, updateSampleCheck } from '../../db/sample-checks.ts';
import { insertSignature, signaturesOf } from '../../db/signatures.ts';
import type { SampleCheckItemsTable, SampleChecksTable } from '../../db/tables/sample-check-tables.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import { keepBatch, nextBatch } from '../changes/batch.ts';
import { inputOf } from '../projects/input-of.ts';
import type { SaveContext, SaveItem } from '../projects/save-plan.ts';
import { saveProjects } from '../projects/save-project.ts';

/** `accept` closes what passed and what was not visited, `return` only what passed; what failed goes back either way. `drop` leaves all as it is. */
export type CloseAct = 'accept' | 'return' | 'drop';

export type Closed =
  | { readonly kind: 'closed'; readonly moved: number; readonly back: number }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale' };

const STATES = { accept: 'accepted', return: 'returned', drop: 'dropped' } as const;

/**
 * Ends a batch, as one batch of changes that can be taken back. Accepting needs every visit and an error rate within what was allowed when it
 * was drawn. Projects that moved on since the draw stay where they are.
 */
export async function closeCheck(
  trx: Writer,
  context: SaveContext,
  id: string,
  { version, act }: { readonly version: number; readonly act: CloseAct },
): Promise<Closed> {
  const { scope, actor } = context;
  const key = { city: scope.city, programme: scope.programme };
  await holdProgramme(trx, scope);
  const check = await findSampleCheck(trx, key, id);
  if (check === undefined) throw new NotFound('sample-check', id);
  if (check.version !== version) return { kind: 'stale' };
  const items = await sampleCheckItems(trx, key, id);
  const problems = closingProblems(check, items, context, act);
  if (problems.length > 0) return { kind: 'invalid', problems };

  const standing = new Map((await projectsOf(trx, scope, { ids: items.map(({ project }) => project) })).map((one) => [one.id, one])); // prettier-ignore
  const still = act === 'drop' ? [] : items.filter(({ project }) => mayClose(standing.get(project)));
  const closes = still.filter(({ result }) => result === 'pass' || (result === null && act === 'accept'));
  const fails = still.filter(({ result }) => result === 'fail');
  const batch = closes.length + fails.length === 0 ? null : await nextBatch(trx, scope.city);
  if (batch !== null) {
    const within: SaveContext = { ...context, actor: { ...actor, batch } };
    const answers = [...(await saveProjects(trx, within, closes.map(({ project }) => forward(standing.get(project)!, context.asOf, id))))]; // prettier-ignore
    // A district reads why its project came back, not what was said of the batch.
    for (const item of fails) {
      const reason = [item.code, item.words ?? actor.reason].filter((part) => part != null && part !== '').join(' ');
      const said = { ...within, actor: { ...within.actor, reason } };
      answers.push(...(await saveProjects(trx, said, [backward(standing.get(item.project)!, context.asOf, item)])));
    }
    const refused = answers.flatMap((answer) => (answer.kind === 'invalid' ? answer.problems : []));
    if (refused.length > 0) return { kind: 'invalid', problems: refused.map((one) => ({ ...one, field: '' })) };
    for (const item of closes) await signFor(trx, within, item, check);
    const summary = { check: id, closed: closes.length, returned: fails.length, left: [] };
    await keepBatch(trx, context, { id: batch, kind: 'sample-check', action: 'close', about: batch, summary });
  }
  const closed = {
    closed_at: actor.now.toISOString(),
    closed_by: actor.person.displayName,
    closed_reason: actor.reason ?? null,
  };
  await updateSampleCheck(trx, check, { state: STATES[act], batch, ...closed });
  await writeAudit(trx, [
    {
      ...signature(actor),
      ...key,
      district: null,
      action: 'close',
      entity: 'sample-check',
      entity_id: id,
      changes: [{ field: 'state', from: 'open', to: STATES[act] }],
    },
  ]);
  return { kind: 'closed', moved: closes.length, back: fails.length };
}

function closingProblems(
  check: SampleChecksTable,
  items: readonly SampleCheckItemsTable[],
  { actor }: SaveContext,
  act: CloseAct,
): readonly Problem[] {
  if (check.state !== 'open') return [problem('', 'check-closed')];
  if ((actor.reason ?? '').trim() === '') return [problem('reason', 'required')];
  // Four eyes: whoever visited does not sign for those that nobody visited.
  if (act === 'accept' && items.some(({ by_id }) => by_id === actor.person.id)) return [problem('', 'closer-visited')];
  const verdict = judgeBatch(items.map((item) => ({ ...item, tonnes: item.voc })), check.allowed); // prettier-ignore
  if (act === 'drop') return verdict.visited > 0 ? [problem('', 'visited-already')] : [];
  if (verdict.open > 0) return [problem('', 'visits-open', { count: verdict.open })];
  return act === 'accept' && !verdict.accepted ? [problem('', 'too-many-failed')] : [];
}

const mayClose = (record: ProjectRecord | undefined): boolean =>
  record?.status === 'built' && record.paused_from === null && record.merged_into === null;

function forward(record: ProjectRecord, day: string, check: string): SaveItem {
  return {
    input: { ...inputOf(record), step: 'closed' },
    move: { kind: 'advance', day, code: null, detail: { sample_check: check } },
  };
}

/** What failed is not finished: its actual days go, as with any way back. */
function backward(
  record: ProjectRecord,
  day: string,
  { check_id: check, code, words }: SampleCheckItemsTable,
): SaveItem {
  const input = { ...inputOf(record), step: 'listed', started: null, finished: null, effective: null };
  return { input, move: { kind: 'return', day, code, detail: { sample_check: check, words } } };
}

/** The name under 销号: of whoever visited, or of whoever closes the batch for what was not visited. */
async function signFor(
  trx: Writer,
  { scope, actor, asOf }: SaveContext,
  item: SampleCheckItemsTable,
  check: SampleChecksTable,
): Promise<void> {
  const key = { city: scope.city, programme: scope.programme };
  const before = await signaturesOf(trx, key, item.project);
  const visited = item.result !== null;
  await insertSignature(trx, {
    ...key,
    project: item.project,
    seq: (before.at(-1)?.seq ?? 0) + 1,
    step: 'closed',
    day: visited ? item.day! : asOf,
    opinion: [check.id, item.words ?? actor.reason ?? ''].filter((part) => part !== '').join(' '),
    found: null,
    by_id: visited ? item.by_id! : actor.person.id,
    by: visited ? item.by! : actor.person.displayName,
    at: visited ? item.at! : actor.now.toISOString(),
    void_at: null,
    void_reason: null,
  });
}
