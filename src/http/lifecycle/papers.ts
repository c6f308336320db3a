import { fileKindOf, type FileKind } from '../../catalogue/file-kind.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { findPaper } from '../../db/evidence.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { isDiskFault } from '../../errors.ts';
import { keepFile, openFile, type KeptFile } from '../../services/life/evidence-files.ts';
import { handInPaper, judgePaper, voidPaper, waiveItem, type PaperAnswer } from '../../services/life/papers.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { file, notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { stepsPage } from './steps-page.ts';

type Upload =
  | { readonly ok: true; readonly kept: KeptFile; readonly name: string; readonly type: FileKind }
  | { readonly ok: false; readonly problem: Problem };

/** Judges the file by its content and keeps it before the transaction begins; a foreign project keeps nothing. */
export async function keepUpload(request: Request_, db: Reader): Promise<Upload | null> {
  if ((await findProject(db, request.scope, request.params['id'] ?? '')) === undefined) return null;
  const upload = request.files.find(({ field }) => field === 'file');
  if (upload === undefined || upload.bytes.length === 0) return { ok: false, problem: problem('file', 'paper-empty') };
  const type = fileKindOf(upload.bytes, upload.name);
  if (type === null) return { ok: false, problem: problem('file', 'paper-type') };
  try {
    return { ok: true, kept: await keepFile(request.config.data, upload.bytes), name: upload.name, type };
  } catch (error) {
    if (isDiskFault(error)) return { ok: false, problem: problem('file', 'disk-full') };
    throw error;
  }
}

export async function handIn(request: Request_, trx: Writer, upload: Upload | null): Promise<Reply> {
  if (upload === null) return notFound();
  if (!upload.ok) {
    const status = upload.problem.code === 'disk-full' ? 507 : 422;
    return stepsPage(request, trx, { asked: 'advance', errors: wordProblems([upload.problem], request.t), status });
  }
  const { kind } = readFields(request.form, ['kind']);
  const paper = { kind, name: upload.name, file: upload.kept, type: upload.type };
  return answer(request, trx, await handInPaper(trx, contextOf(request), idOf(request), paper));
}

/** The bytes of a paper, as attachment under a sandbox whatever they are; a foreign district's do not exist. */
export async function downloadPaper(request: Request_, db: Reader): Promise<Reply> {
  const record = await findProject(db, request.scope, idOf(request));
  if (record === undefined) return notFound();
  const key = { city: request.programme.city, programme: request.programme.id };
  const paper = await findPaper(db, key, record.id, request.params['paper'] ?? '');
  if (paper === undefined || paper.sha256 === null) return notFound();
  const body = await openFile(request.config.data, paper.sha256);
  if (body === null) return notFound();
  return file(body, { name: paper.name, type: paper.media_type ?? 'application/octet-stream', untrusted: true });
}

/** 认可 or 退回, by the button pressed. */
export async function judge(request: Request_, trx: Writer): Promise<Reply> {
  const paper = request.params['paper'] ?? '';
  const typed = readFields(request.form, ['do', `reason-${paper}`]);
  if (typed.do !== 'accepted' && typed.do !== 'returned') throw new BadRequest('no such verdict');
  const context = contextOf(request, typed[`reason-${paper}`]);
  return answer(request, trx, await judgePaper(trx, context, idOf(request), paper, typed.do));
}

export async function makeVoid(request: Request_, trx: Writer): Promise<Reply> {
  const paper = request.params['paper'] ?? '';
  const typed = readFields(request.form, ['do', `reason-${paper}`]);
  const context = contextOf(request, typed[`reason-${paper}`]);
  return answer(request, trx, await voidPaper(trx, context, idOf(request), paper));
}

export async function waive(request: Request_, trx: Writer): Promise<Reply> {
  const { item, why } = readFields(request.form, ['item', 'why']);
  return answer(request, trx, await waiveItem(trx, contextOf(request, why), idOf(request), item));
}

const idOf = (request: Request_): string => request.params['id'] ?? '';

function contextOf(request: Request_, reason = '') {
  const words = reason.trim().slice(0, 500);
  return { actor: actorOf(request, words === '' ? undefined : words), scope: request.scope, asOf: request.asOf };
}

async function answer(request: Request_, trx: Writer, done: PaperAnswer): Promise<Reply> {
  if (done.kind === 'done')
    return redirect(paths.projectSteps.to({ id: idOf(request) }), { notice: request.t('lifecycle.done-paper') });
  return stepsPage(request, trx, { asked: 'advance', errors: wordProblems(done.problems, request.t), status: 422 });
}
