import { fileKindOf } from '../../catalogue/file-kind.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { findSupervision, supervisionPapers } from '../../db/supervisions.ts';
import { isDiskFault } from '../../errors.ts';
import { keepFile, openFile } from '../../services/life/evidence-files.ts';
import { type HandedPaper, moveCase } from '../../services/supervision/move-case.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { file, notFound, type Reply } from '../reply.ts';
import type { Request_, UploadedFile } from '../request.ts';
import { casePage, movedReply, versionOf } from './case-page.ts';

type Uploads =
  { readonly ok: true; readonly papers: readonly HandedPaper[] } | { readonly ok: false; readonly problem: Problem };

/** Judges files by their content and keeps them before the transaction begins; a foreign case keeps nothing. */
export async function keepUploads({ scope, params, files, config }: Request_, db: Reader): Promise<Uploads | null> {
  if ((await findSupervision(db, scope, params['id'] ?? '')) === undefined) return null;
  const sent = files.filter(({ bytes }) => bytes.length > 0);
  const kinds = sent.map(({ bytes, name }) => fileKindOf(bytes, name));
  if (kinds.includes(null)) return { ok: false, problem: problem('papers', 'paper-type') };
  try {
    const papers = await Promise.all(sent.map((one, index) => keptPaper(config.data, one, kinds[index]!.mediaType)));
    return { ok: true, papers };
  } catch (error) {
    if (isDiskFault(error)) return { ok: false, problem: problem('papers', 'disk-full') };
    throw error;
  }
}

/** 回复. */
export async function sendAnswer(request: Request_, trx: Writer, uploads: Uploads | null): Promise<Reply> {
  if (uploads === null) return notFound();
  const { version, words } = readFields(request.form, ['version', 'words', 'papers']);
  const typed = { words, due: '' };
  if (!uploads.ok) {
    const status = uploads.problem.code === 'disk-full' ? 507 : 422;
    return casePage(request, trx, { typed, errors: wordProblems([uploads.problem], request.t), status });
  }
  const { scope, asOf, params } = request;
  const said = { act: 'answer', version: versionOf(version), ...typed, papers: uploads.papers } as const;
  const done = await moveCase(trx, { actor: actorOf(request), scope, asOf }, params['id'] ?? '', said);
  return movedReply(request, trx, done, said);
}

/** The bytes of a paper, as attachment under a sandbox whatever they are; a foreign district's do not exist. */
export async function downloadPaper({ scope, params, config }: Request_, db: Reader): Promise<Reply> {
  const found = await findSupervision(db, scope, params['id'] ?? '');
  if (found === undefined) return notFound();
  const paper = (await supervisionPapers(db, scope, found.sheet)).find(({ id }) => id === params['paper']);
  const body = paper === undefined ? null : await openFile(config.data, paper.sha256);
  if (paper === undefined || body === null) return notFound();
  return file(body, { name: paper.name, type: paper.media_type, untrusted: true });
}

async function keptPaper(data: string, { name, bytes }: UploadedFile, mediaType: string): Promise<HandedPaper> {
  return { name, mediaType, ...(await keepFile(data, bytes)) };
}
