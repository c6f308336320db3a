import type { Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { askForMove } from '../../services/changes/ask-for-move.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { ASK } from './ask-view.ts';
import { stepsPage } from './steps-page.ts';

/** A branch asks the city for a move; sending the form twice asks once. */
export async function sendAsk(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, programme, params } = request;
  const id = params['id'] ?? '';
  const ask = readFields(request.form, ASK);
  const once = ask.once.slice(0, 64);
  const there = paths.projectSteps.to({ id });
  if ((await sentBefore(trx, programme.city, once)) !== null) return redirect(there);
  const actor = actorOf(request, ask.why.trim().slice(0, 500));
  const asked = await askForMove(trx, { actor, scope, asOf }, id, ask.move);
  if (asked.kind === 'invalid')
    return stepsPage(request, trx, { asked: 'advance', ask, errors: wordProblems(asked.problems, t), status: 422 });
  await rememberForm(trx, programme.city, once, id, request.now);
  return redirect(there, { notice: t('requests.sent', { id: asked.request }) });
}
