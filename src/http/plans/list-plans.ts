import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { plansOf } from '../../db/plans.ts';
import type { PlansTable } from '../../db/tables/plan-tables.ts';
import { paths } from '../../paths.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { readQuestion } from '../../services/plans/plan-question.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { ignoredIn } from '../ignored.ts';
import { laboratoryTabs } from '../laboratory-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { planFacts } from './plan-facts.ts';
import { PLAN_CHIPS, planFinding } from './plan-finding.ts';
import { questionWords } from './question-words.ts';

/** Plans of the programme, the latest first, each with its question and what it found. */
export async function listPlans(request: Request_, db: Reader): Promise<Reply> {
  const { programme, locale, t, person, query } = request;
  const withArchived = query.get('archived') === '1';
  const all = await plansOf(db, { city: programme.city, programme: programme.id }, true);
  const shown = all.filter(({ archived }) => withArchived || archived === 0);
  const hidden = all.length - shown.length;
  const lists = await cityLists(db, programme, locale);
  const finished = shown.filter(({ state }) => state === 'done');
  const options = finished.map(({ id, name }) => ({ id, text: t('plans.option', { id, name }) }));
  return page('plans/list', {
    title: t('plans.title'),
    ignored: ignoredIn(query, { archived: withArchived ? 1 : null }),
    tabs: laboratoryTabs(request, 'plans'),
    mayAsk: may(person.role, 'scenario.save'),
    newPlan: paths.newPlan.to(),
    compare: options.length > 1 ? { action: paths.comparePlans.to(), a: options, b: options.toReversed() } : null,
    plans: await Promise.all(shown.map((row) => line(request, db, row, lists))),
    archived:
      hidden > 0
        ? { href: paths.plans.to({ archived: 1 }), text: t('scenarios.show-archived', { count: hidden }) }
        : null,
  });
}

async function line(request: Request_, db: Reader, row: PlansTable, lists: CityLists) {
  const { t, programme } = request;
  const facts = await planFacts(request, db, row);
  const status = facts?.result.plan.status;
  return {
    href: paths.plan.to({ id: row.id }),
    id: row.id,
    name: row.name,
    archived: row.archived === 1,
    question: questionWords(readQuestion(row.question), programme.year, lists, t).slice(0, 2),
    state: status === undefined ? t(`plans.state-${row.state}`) : t(`plans.status-${status}`),
    chip: status === undefined ? '' : PLAN_CHIPS[status],
    finding: facts === null ? '' : planFinding(facts),
    author: row.created_by,
    created: shanghaiMinute(row.created),
  };
}
