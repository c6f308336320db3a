import { methodUses, projectsByMethod } from '../../db/method-uses.ts';
import type { Reader } from '../../db/reader.ts';
import { loadModelFiles } from '../../model-files.ts';
import { cityLists } from '../../services/options.ts';
import { notFound, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { methodView } from './method-view.ts';
import { tryMethod } from './try-method.ts';

const PROJECTS_SHOWN = 25;

/** One method: formula, inputs with their sources, worked examples, a form to try it, and who uses it. */
export async function showMethod(request: Request_, db: Reader): Promise<Reply> {
  const { params, query, programme, locale, t, scope, asOf } = request;
  const { methods } = await loadModelFiles();
  const method = methods.get(params['id'] ?? '');
  if (method === undefined) return notFound();
  const view = methodView({
    method,
    trial: tryMethod(method, query, asOf),
    uses: (await methodUses(db, scope)).get(method.id) ?? 0,
    projects: await projectsByMethod(db, scope, method.id, PROJECTS_SHOWN),
    lists: await cityLists(db, programme, locale),
    asOf,
    locale,
    t,
  });
  return page('methods/method', view);
}
