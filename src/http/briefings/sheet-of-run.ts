import type { Reader } from '../../db/reader.ts';
import { findRun } from '../../db/runs.ts';
import { bulletinPage } from '../../services/briefing/bulletin-page.ts';
import { gatherBulletin } from '../../services/briefing/gather-bulletin.ts';
import { notFound, problem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { bulletinHtml } from './bulletin-html.ts';

export interface Sheet {
  readonly html: string;
  /** Name of its file, without an ending. */
  readonly name: string;
}

/** The sheet of the run the address names, handed to `answer`; it speaks of the whole city, so to a person of one district it does not exist. */
export async function withSheet(
  request: Request_,
  db: Reader,
  answer: (sheet: Sheet) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { programme, scope, locale, t } = request;
  const run = await findRun(db, scope, request.query.get('run') ?? '');
  if (run === undefined || scope.district !== null) return notFound();
  const facts = await gatherBulletin(db, programme, run, { locale, t });
  if (facts === null) return problem(409, [{ field: 'run', message: t('briefings.stale') }]);
  const name = t('briefings.file-name', { day: facts.asOf, run: run.id });
  return answer({ html: bulletinHtml(bulletinPage(facts, t), locale), name });
}
