import { cancelPlan } from '../../db/plans.ts';
import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { archivePlan, savePlanAsScenario } from '../../services/plans/change-plan.ts';
import { actorOf } from '../actor.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { planRow } from './plan-facts.ts';
import { planPage } from './plan-page.ts';
import { isOpen } from './plan-work-view.ts';
import { questionWords } from './question-words.ts';
import { cityLists } from '../../services/options.ts';
import { readQuestion } from '../../services/plans/plan-question.ts';

/** Stops the work, makes a scenario of the plan, puts it away or takes it out again. */
export async function actOnPlan(request: Request_, trx: Writer): Promise<Reply> {
  const { form, t, now, programme, locale } = request;
  const row = await planRow(request, trx, request.params['id'] ?? '');
  if (row === undefined) return notFound();
  const here = paths.plan.to({ id: row.id });
  const act = form.get('do')?.[0];
  if (act === 'cancel') {
    if (isOpen(row)) await cancelPlan(trx, row, now.toISOString());
    return redirect(here);
  }
  if (form.get('seen')?.[0] !== String(row.version)) {
    return planPage(request, trx, row, [{ field: '', message: t('plans.changed-meanwhile') }]);
  }
  if (act === 'archive' || act === 'restore') {
    await archivePlan(trx, actorOf(request), row, act === 'archive');
    return redirect(here, { notice: t(act === 'archive' ? 'plans.archived-notice' : 'plans.restored-notice') });
  }
  if (act !== 'scenario' || row.result === null) return redirect(here);
  const lists = await cityLists(trx, programme, locale);
  const words = questionWords(readQuestion(row.question), programme.year, lists, t);
  const save = await savePlanAsScenario(trx, actorOf(request), row, {
    name: t('plans.scenario-name', { name: row.name, id: row.id }).slice(0, 100),
    note: t('plans.scenario-note', { id: row.id, words: words.join(' ') }).slice(0, 2000),
  });
  if (save.kind === 'saved') {
    const notice = t('plans.scenario-saved', { name: save.scenario.name });
    return redirect(paths.scenario.to({ id: save.scenario.id }), { notice });
  }
  return planPage(request, trx, row, [{ field: '', message: t('plans.scenario-refused') }]);
}
