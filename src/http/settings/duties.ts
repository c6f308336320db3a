import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { separateDuties } from '../../services/accounts/separate-duties.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { usersPage } from './users.ts';

/** Whether administrators also do a planner's work. */
export async function keepDuties(request: Request_, trx: Writer): Promise<Reply> {
  const { config, t } = request;
  const separate = readFields(request.form, ['separate']).separate === '1';
  const done = await separateDuties(trx, actorOf(request), config.city, separate);
  if (!done.ok) return usersPage(request, trx, wordProblems(done.problems, t));
  return redirect(paths.users.to(), { notice: t(`settings.duties.${separate ? 'separated' : 'joined'}`) });
}
