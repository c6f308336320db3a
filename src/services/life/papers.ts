import { randomUUID } from 'node:crypto';
import { PAPER_KINDS } from '../../catalogue/checklists.ts';
import type { FileKind } from '../../catalogue/file-kind.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { may } from '../../catalogue/roles.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { typeRulesOf } from '../../db/categories.ts';
import {
  deleteWaiver,
  findPaper,
  insertPaper,
  papersOfProject,
  putWaiver,
  updatePaper,
  type Paper,
} from '../../db/evidence.ts';
import { putSpoken } from '../../db/following.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import type { KeptFile } from './evidence-files.ts';
import { relamp } from '../following/relamp.ts';
import type { SaveContext } from '../projects/save-plan.ts';

export type PaperAnswer =
  | { readonly kind: 'done'; readonly paper: string }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const invalid = (one: Problem): PaperAnswer => ({ kind: 'invalid', problems: [one] });

/** Files a paper whose bytes are kept already. The same file for the same item is filed once. */
export async function handInPaper(
  trx: Writer,
  context: SaveContext,
  project: string,
  paper: { readonly kind: string; readonly name: string; readonly file: KeptFile; readonly type: FileKind },
): Promise<PaperAnswer> {
  const { scope, actor } = context;
  const record = await projectOf(trx, context, project);
  if (!PAPER_KINDS.some((kind) => kind === paper.kind)) return invalid(problem('kind', 'not-an-option'));
  const key = { city: scope.city, programme: scope.programme };
  const same = (await papersOfProject(trx, key, project)).find(
    (one) => one.sha256 === paper.file.sha256 && one.kind === paper.kind && one.void_at === null,
  );
  if (same !== undefined) return { kind: 'done', paper: same.id };
  const { checklist } = await typeRulesOf(trx, scope.city, record.type);
  const id = randomUUID();
  await insertPaper(trx, {
    ...key,
    project,
    id,
    name: paper.name,
    kind: paper.kind,
    step: checklist.find(({ kind }) => kind === paper.kind)?.due ?? record.step,
    state: 'handed-in',
    ...paper.file,
    media_type: paper.type.mediaType,
    uploaded_by: actor.person.displayName,
    uploaded: actor.now.toISOString(),
    uploader_id: actor.person.id,
  });
  const { sha256 } = paper.file;
  await writeTrail(trx, context, record, 'hand-in', 'evidence', { name: paper.name, kind: paper.kind, sha256 });
  // A paper is a statement about progress too.
  await putSpoken(trx, key, [project], { spoken: context.asOf, spoken_by: actor.person.displayName });
  await relamp(trx, scope, context.asOf, [project]);
  return { kind: 'done', paper: id };
}

/** 认可 or 退回 by somebody who did not upload the paper; a return says why. */
export async function judgePaper(
  trx: Writer,
  context: SaveContext,
  project: string,
  id: string,
  state: 'accepted' | 'returned',
): Promise<PaperAnswer> {
  const { actor } = context;
  if (actor.person.role === undefined || !may(actor.person.role, 'evidence.judge'))
    throw new NotAllowed('evidence.judge');
  const { record, paper } = await paperOf(trx, context, project, id);
  const reason = actor.reason?.trim() ?? '';
  if (paper.uploader_id === actor.person.id) return invalid(problem('', 'paper-own'));
  if (paper.void_at !== null) return invalid(problem('', 'paper-void'));
  if (state === 'returned' && reason === '') return invalid(problem(`reason-${id}`, 'required'));
  const judged = { judged_by: actor.person.displayName, judged_at: actor.now.toISOString(), judged_reason: reason };
  await updatePaper(trx, paper, { state, ...judged });
  await relamp(trx, context.scope, context.asOf, [project]);
  await writeTrail(trx, context, record, state === 'accepted' ? 'accept' : 'return', 'evidence', { name: paper.name });
  return { kind: 'done', paper: id };
}

/** 作废: the paper stays, and counts no more. */
export async function voidPaper(trx: Writer, context: SaveContext, project: string, id: string): Promise<PaperAnswer> {
  const { actor } = context;
  const { record, paper } = await paperOf(trx, context, project, id);
  const reason = actor.reason?.trim() ?? '';
  if (reason === '') return invalid(problem(`reason-${id}`, 'required'));
  if (paper.void_at !== null) return invalid(problem('', 'paper-void'));
  const at = actor.now.toISOString();
  await updatePaper(trx, paper, { void_at: at, void_by: actor.person.displayName, void_reason: reason });
  await relamp(trx, context.scope, context.asOf, [project]);
  await writeTrail(trx, context, record, 'void', 'evidence', { name: paper.name });
  return { kind: 'done', paper: id };
}

/** An item of the checklist is not applicable, with a reason; without one it is asked for again. */
export async function waiveItem(
  trx: Writer,
  context: SaveContext,
  project: string,
  kind: string,
): Promise<PaperAnswer> {
  const { actor, scope } = context;
  const record = await projectOf(trx, context, project);
  const { checklist } = await typeRulesOf(trx, scope.city, record.type);
  if (!checklist.some((item) => item.kind === kind)) return invalid(problem('item', 'not-an-option'));
  const key = { city: scope.city, programme: scope.programme };
  const reason = actor.reason?.trim() ?? '';
  const by = { by_id: actor.person.id, by: actor.person.displayName, at: actor.now.toISOString() };
  if (reason === '') await deleteWaiver(trx, key, project, kind);
  else await putWaiver(trx, { ...key, project, kind, reason, ...by });
  await writeTrail(trx, context, record, reason === '' ? 'unwaive' : 'waive', 'dossier', { kind });
  return { kind: 'done', paper: kind };
}

async function projectOf(trx: Writer, { scope }: SaveContext, id: string): Promise<ProjectRecord> {
  const record = await findProject(trx, scope, id);
  if (record === undefined) throw new NotFound('project', id);
  return record;
}

async function paperOf(
  trx: Writer,
  context: SaveContext,
  project: string,
  id: string,
): Promise<{ readonly record: ProjectRecord; readonly paper: Paper }> {
  const record = await projectOf(trx, context, project);
  const { city, programme } = context.scope;
  const paper = await findPaper(trx, { city, programme }, project, id);
  if (paper === undefined) throw new NotFound('evidence', id);
  return { record, paper };
}

async function writeTrail(
  trx: Writer,
  { actor, scope }: SaveContext,
  record: ProjectRecord,
  action: string,
  entity: 'evidence' | 'dossier',
  says: Readonly<Record<string, string>>,
): Promise<void> {
  const changes = Object.entries(says).map(([field, to]): FieldChange => ({ field, from: null, to }));
  const about = { city: scope.city, programme: scope.programme, district: record.district };
  await writeAudit(trx, [{ ...signature(actor), ...about, action, entity, entity_id: record.id, changes }]);
}
