import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { changePackage as change, PACKAGE_KINDS } from '../../services/life/change-package.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { stepsPage } from './steps-page.ts';

/** Progress, evaluation and notice of one work package. */
export async function changePackage(request: Request_, trx: Writer): Promise<Reply> {
  const kind = PACKAGE_KINDS.find((known) => known === request.params['kind']);
  if (kind === undefined) return notFound();
  const names = ['progress', 'evaluated', 'evaluator', 'published', 'notice'] as const;
  const typed = readFields(request.form, ['version', ...names.map((name) => `${kind}-${name}` as const)]);
  if (!/^\d{1,9}$/.test(typed.version)) throw new BadRequest('no version');
  const id = request.params['id'] ?? '';
  const text = (name: (typeof names)[number]): string => typed[`${kind}-${name}`].normalize('NFKC').trim();
  const stated = { progress: text('progress'), evaluated: text('evaluated'), evaluator: text('evaluator'), published: text('published'), notice: text('notice') }; // prettier-ignore
  const context = { actor: actorOf(request), scope: request.scope, asOf: request.asOf };
  const problems = await change(trx, context, id, kind, stated, Number(typed.version));
  if (problems.length > 0)
    return stepsPage(request, trx, {
      asked: 'advance',
      packages: typed,
      errors: wordProblems(problems, request.t),
      status: 422,
    });
  return redirect(paths.projectSteps.to({ id }), { notice: request.t('lifecycle.done-package') });
}
