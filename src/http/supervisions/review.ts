import type { Writer } from '../../db/reader.ts';
import { moveCase, type SaidMove } from '../../services/supervision/move-case.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { findSupervision } from '../../db/supervisions.ts';
import { movedReply, versionOf } from './case-page.ts';

/** 办结 or 退回, by the button pressed. */
export async function sendReview(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, params } = request;
  const { version, words, due, do: act } = readFields(request.form, ['version', 'words', 'due', 'do']);
  if (act !== 'accept' && act !== 'return') throw new BadRequest('no such verdict');
  const id = params['id'] ?? '';
  if ((await findSupervision(trx, scope, id)) === undefined) return notFound();
  const said: SaidMove = { act, version: versionOf(version), words, due: act === 'return' ? due.trim() : '', papers: [] }; // prettier-ignore
  const done = await moveCase(trx, { actor: actorOf(request), scope, asOf }, id, said);
  return movedReply(request, trx, done, { ...said, due });
}
