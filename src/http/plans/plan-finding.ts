import { chosenOf } from '../../../models/choice/answer.ts';
import type { Conflict, Plan } from '../../../models/choice/plan.ts';
import type { Choice } from '../../../models/portfolio.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import type { Translate } from '../../words/messages.ts';
import { number, tonnes } from '../../words/number.ts';
import { planCost, planTargets, type PlanFacts } from './plan-facts.ts';

export const PLAN_CHIPS = { optimal: 'is-green', feasible: 'is-blue', infeasible: 'is-red' } as const;

/** Real projects chosen. */
export function chosenNumbers({ result }: Pick<PlanFacts, 'result'>): ReadonlySet<string> {
  return new Set(chosenOf(result.plan).map(({ id }) => projectOfEntry(id)));
}

/** The plan in one sentence: what is reached, for how much, by how many projects. */
export function planFinding(facts: PlanFacts): string {
  const { result, question, t } = facts;
  const { plan } = result;
  const { annualised, capital } = planCost(plan);
  const targets = planTargets(plan);
  const params = {
    of: question.targets.length,
    met: targets.filter(({ met }) => met).length,
    cost: number(annualised, 1),
    capital: number(capital, 1),
    projects: chosenNumbers(facts).size,
    candidates: result.candidates,
  };
  if (plan.status === 'infeasible') {
    return t(plan.closest === null ? 'plans.finding-nothing' : 'plans.finding-infeasible', params);
  }
  const reduction = question.goal === 'max-reduction' ? plan.objective : null;
  const pollutant = t(`options.pollutant.${question.pollutant ?? 'VOC'}`);
  return t(`plans.finding-${question.goal}`, { ...params, reduction: tonnes(reduction), pollutant });
}

/** How sure it is that there is nothing better. */
export function planProof(plan: Plan, goal: Choice['objective'], t: Translate): string | null {
  if (plan.status === 'infeasible') return null;
  if (plan.bound === null) return t('plans.proof-none', { count: plan.simplified.length });
  const bound = goal === 'max-attainment' ? number(plan.bound) : number(plan.bound, 2);
  const gap = number(plan.gap_percent, (plan.gap_percent ?? 0) >= 0.1 ? 2 : 4);
  // Older plans do not say what is not proven of them.
  const [unproven] = plan.unproven ?? [];
  if (unproven !== undefined) return t(`plans.proof-without-${unproven}`, { bound, met: number(plan.objective) });
  return t(`plans.proof-${plan.status}`, { bound, gap, unit: t(`plans.bound-${goal}`) });
}

/** Sets of targets and limits that cannot be kept together, each in a sentence. */
export function conflictSentences({ result: { plan }, names, t }: PlanFacts): readonly string[] {
  return plan.conflicts.map((conflict) => sentence(conflict));

  function sentence({ targets, limits }: Conflict): string {
    const listed = [...targets.map(names.target), ...limits.map(names.limit)].map((name) =>
      t('plans.quoted', { name }),
    );
    const kind = targets.length === 1 && limits.length === 0 ? 'alone' : 'together';
    return t(`plans.conflict-${kind}`, { names: listed.join(t('scenarios.list-comma')) });
  }
}
