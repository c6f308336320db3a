import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { findScenario } from '../../db/scenarios.ts';
import type { PlansTable } from '../../db/tables/plan-tables.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { readQuestion } from '../../services/plans/plan-question.ts';
import { planStaleness } from '../../services/plans/plan-work.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { incompleteView } from '../incomplete-view.ts';
import { pager, readPaging } from '../pager.ts';
import { json, notFound, page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { curvesView, frontierChart, greedyView } from './plan-beside.ts';
import { candidateLine, planCandidates } from './plan-candidates.ts';
import { planFacts, planLacks, planRow, type PlanFacts } from './plan-facts.ts';
import { conflictSentences, PLAN_CHIPS, planFinding, planProof } from './plan-finding.ts';
import { planFile } from './plan-sheet.ts';
import { planTabs } from './plan-tabs.ts';
import { targetChart, targetLines } from './plan-targets.ts';
import { endedBadly, isOpen, workingView } from './plan-work-view.ts';
import { questionWords } from './question-words.ts';

/** A plan: the question, the work under way or the frozen answer; the same as a file. */
export async function showPlan(request: Request_, db: Reader): Promise<Reply> {
  // The number of a file's address carries its ending.
  const id = (request.params['id'] ?? '').replace(new RegExp(`\\.${request.format}$`), '');
  const row = await planRow(request, db, id);
  if (row === undefined) return notFound();
  if (request.format === 'html') return planPage(request, db, row, []);
  const facts = await planFacts(request, db, row);
  if (facts === null) return notFound();
  const { plan, incomplete } = facts.result;
  return request.format === 'json' ? json({ ...plan, incomplete: incomplete ?? null }) : planFile(request, facts);
}

export async function planPage(
  request: Request_,
  db: Reader,
  row: PlansTable,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, person, programme, locale } = request;
  const { id } = row;
  const open = isOpen(row);
  const facts = await planFacts(request, db, row);
  const lists = await cityLists(db, programme, locale);
  const saved =
    row.saved_as === null
      ? undefined
      : await findScenario(db, { city: programme.city, programme: programme.id }, row.saved_as);
  const data = {
    title: row.name,
    crumbs: [{ label: t('plans.title'), href: paths.plans.to() }],
    errors,
    id,
    tabs: facts === null ? [] : planTabs(request, id, 'plan'),
    action: paths.plan.to({ id }),
    seen: row.version,
    archived: row.archived === 1,
    mayAct: may(person.role, 'scenario.save'),
    again: paths.newPlan.to({ from: id }),
    says: questionWords(readQuestion(row.question), programme.year, lists, t),
    under: row.scenario === null ? null : { name: row.scenario_name, href: paths.scenario.to({ id: row.scenario }) },
    working: open ? workingView(row, request.now, t) : null,
    ended: endedBadly(row, t),
    saved: saved === undefined ? null : { name: saved.name, href: paths.scenario.to({ id: saved.id }) },
    downloads:
      facts === null
        ? null
        : (['xlsx', 'csv', 'json'] as const).map((format) => ({ format, href: `${paths.plan.to({ id })}.${format}` })),
    result: facts === null ? null : await resultView(request, db, facts),
  };
  const status = errors.length > 0 ? 422 : 200;
  // Without scripts the page asks again by itself.
  return page('plans/plan', data, open ? { status, headers: { Refresh: '2' } } : { status });
}

async function resultView(request: Request_, db: Reader, facts: PlanFacts) {
  const { row, result, t } = facts;
  const { plan } = result;
  const stale = await planStaleness(db, request.programme, request.asOf, row);
  return {
    status: { text: t(`plans.status-${plan.status}`), chip: PLAN_CHIPS[plan.status] },
    stale: stale === null ? null : t(`plans.stale-${stale}`),
    finding: planFinding(facts),
    lacks: planLacks(facts),
    incomplete: await incompleteView(request, db, result.incomplete, facts.lists),
    proof: planProof(facts.result.plan, facts.question.goal, facts.t),
    infeasible: plan.status === 'infeasible',
    conflicts: conflictSentences(facts),
    targets: targetLines(facts),
    bars: targetChart(facts),
    greedy: greedyView(facts),
    frontier: frontierChart(facts),
    curves: curvesView(facts, request.query.get('area')),
    measure: t(`plans.tonne-${result.measure}`),
    ...candidatesView(request, facts),
    trace: trace(facts),
  };
}

function candidatesView({ query, t }: Request_, facts: PlanFacts) {
  const all = planCandidates(facts);
  const show = query.get('show') === 'rejected' ? 'rejected' : 'chosen';
  const listed = all.filter(({ chosen }) => chosen === (show === 'chosen'));
  const { page: at, per } = readPaging(query);
  const { id } = facts.row;
  const from = (Math.min(at, Math.max(1, Math.ceil(listed.length / per))) - 1) * per;
  const link = (number: number) => paths.plan.to({ id }, { show, page: number, per });
  return {
    candidates: listed.slice(from, from + per).map((candidate) => candidateLine(candidate, facts)),
    kinds: (['chosen', 'rejected'] as const).map((kind) => ({
      label: t(`plans.list-${kind}`, { count: all.filter(({ chosen }) => chosen === (kind === 'chosen')).length }),
      href: `${paths.plan.to({ id }, { show: kind })}#p-candidates`,
      current: kind === show,
    })),
    pager: listed.length > per ? pager({ total: listed.length, page: at, per }, link, t) : null,
  };
}

function trace({ row, result, t }: PlanFacts) {
  const fact = (name: string, value: string) => ({ name: t(`plans.trace-${name}`), value });
  return [
    fact('id', row.id),
    fact('candidates', t('plans.comes-to', countsOf(result))),
    fact('fingerprint', row.fingerprint.slice(0, 8)),
    fact('model', row.model_version.slice(0, 8)),
    fact('as-of', row.as_of ?? '—'),
    fact('made', shanghaiMinute(row.finished ?? row.created)),
    fact('by', row.created_by),
    ...(row.restarts > 0 ? [fact('restarts', String(row.restarts))] : []),
  ];
}

function countsOf({ candidates, required, forbidden, settled }: PlanFacts['result']) {
  return { candidates, required, forbidden, settled };
}
