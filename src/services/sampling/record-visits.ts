import { signingBar } from '../../catalogue/four-eyes.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { RETURN_REASONS } from '../../catalogue/return-reasons.ts';
import { writeAudit } from '../../db/audit.ts';
import { papersOfProject } from '../../db/evidence.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { Writer } from '../../db/reader.ts';
import { findSampleCheck, sampleCheckItems, updateSampleCheck, updateSampleItem } from '../../db/sample-checks.ts';
import { enteredBy, signaturesOf } from '../../db/signatures.ts';
import { NotFound } from '../../errors.ts';
import { isDay } from '../../words/day.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** What a verifier found at one project. */
export interface Visit {
  readonly project: string;
  readonly result: 'pass' | 'fail';
  readonly code: string;
  readonly words: string;
}

export type Recorded =
  | { readonly kind: 'recorded'; readonly count: number }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale' };

/** Records visits under the person's name: all of them or none. A field of a problem is `result-<project>`. */
export async function recordVisits(
  trx: Writer,
  { scope, actor, asOf }: SaveContext,
  id: string,
  { version, day, visits }: { readonly version: number; readonly day: string; readonly visits: readonly Visit[] },
): Promise<Recorded> {
  const key = { city: scope.city, programme: scope.programme };
  await holdProgramme(trx, scope);
  const check = await findSampleCheck(trx, key, id);
  if (check === undefined) throw new NotFound('sample-check', id);
  if (check.version !== version) return { kind: 'stale' };
  if (check.state !== 'open') return { kind: 'invalid', problems: [problem('', 'check-closed')] };
  const items = new Map((await sampleCheckItems(trx, key, id)).map((item) => [item.project, item]));
  const problems: Problem[] = isDay(day) && day <= asOf ? [] : [problem('day', 'day-in-future', { day: asOf })];
  const news = visits.filter((visit) => differs(items.get(visit.project), visit));
  if (news.length === 0 && problems.length === 0) return { kind: 'invalid', problems: [problem('', 'no-visit')] };
  for (const { project, result, code, words } of news) {
    const field = `result-${project}`;
    const item = items.get(project);
    if (item === undefined || item.drawn === 'rest') throw new NotFound('project', project);
    const coded = RETURN_REASONS.some((known) => known === code);
    if (result === 'fail' && (!coded || words.trim() === '')) problems.push(problem(field, 'fail-needs-reason'));
    const hands = {
      enteredBy: await enteredBy(trx, key, project),
      uploadedBy: (await papersOfProject(trx, key, project)).flatMap(({ uploader_id }) => uploader_id ?? []),
      signatures: (await signaturesOf(trx, key, project)).filter(({ void_at }) => void_at === null),
    };
    const bar = signingBar(actor.person.id, 'closed', hands);
    if (bar !== null) problems.push(problem(field, `signing-${bar}`));
  }
  if (problems.length > 0) return { kind: 'invalid', problems };

  const by = { day, by_id: actor.person.id, by: actor.person.displayName, at: actor.now.toISOString() };
  for (const { project, result, code, words } of news) {
    const found = { result, code: result === 'fail' ? code : null, words: words.trim().slice(0, 500) || null };
    await updateSampleItem(trx, items.get(project)!, { ...found, ...by });
  }
  await updateSampleCheck(trx, check, {});
  await writeAudit(
    trx,
    news.map(({ project, result, words }) => ({
      ...signature(actor),
      ...key,
      district: items.get(project)!.stratum,
      action: 'visit',
      entity: 'sample-check',
      entity_id: id,
      changes: [
        { field: 'project', from: null, to: project },
        { field: 'result', from: items.get(project)!.result, to: result },
        { field: 'opinion', from: null, to: words.trim() },
      ],
    })),
  );
  return { kind: 'recorded', count: news.length };
}

function differs(
  item: { readonly result: string | null; readonly code: string | null; readonly words: string | null } | undefined,
  { result, code, words }: Visit,
): boolean {
  if (item === undefined || item.result !== result) return true;
  return (item.words ?? '') !== words.trim() || (result === 'fail' && item.code !== code);
}
