import { forPhones } from '../../charts/for-phones.ts';
import { costCurve } from '../../charts/cost-curve.ts';
import { frontierLine } from '../../charts/frontier-line.ts';
import { paths, withFragment } from '../../paths.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import { number, tonnes } from '../../words/number.ts';
import { planCost, planTargets, type PlanFacts } from './plan-facts.ts';
import { chosenNumbers } from './plan-finding.ts';

/** For those who ask why not simply the cheapest: the ranking by average cost beside the plan. */
export function greedyView(facts: PlanFacts) {
  const { result, question, names, t } = facts;
  const { greedy, plan } = result;
  const taken = new Set(greedy.chosen.map(({ id }) => projectOfEntry(id)));
  const chosen = chosenNumbers(facts);
  const both = [...taken].filter((id) => chosen.has(id)).length;
  const cost = planCost(plan);
  const met = planTargets(plan).filter((target) => target.met).length;
  const more = greedy.cost.annualised - cost.annualised;
  const line = (name: string, one: string, other: string) => ({ name: t(`plans.${name}`), one, other });
  const of = (count: number): string => `${String(count)}/${String(question.targets.length)}`;
  return {
    sentence: t('plans.greedy-finding', {
      more: number(Math.abs(more), 1),
      costs: Math.abs(more) < 0.05 ? 'same' : more > 0 ? 'more' : 'less',
      missed: Math.max(0, met - greedy.met),
      same: taken.size === chosen.size && both === chosen.size ? 'yes' : 'no',
    }),
    holds: greedy.holds,
    lines: [
      line('projects-column', number(chosen.size), number(taken.size)),
      line('annual-cost', number(cost.annualised, 1), number(greedy.cost.annualised, 1)),
      line('capital-cost', number(cost.capital, 1), number(greedy.cost.capital, 1)),
      ...(question.targets.length > 0 ? [line('met-column', of(met), of(greedy.met))] : []),
      ...(greedy.reduction === null
        ? []
        : [line('frontier-y-tonnes', tonnes(seasonCut(facts)), tonnes(greedy.reduction))]),
      line('only-here', number(chosen.size - both), number(taken.size - both)),
    ],
    missed: greedy.missed.map(({ id, lacks }) => {
      const counts = facts.targets.find((target) => target.id === id)?.kind === 'count';
      return t('plans.greedy-missed', {
        target: names.target(id),
        lacks: counts ? number(lacks) : tonnes(lacks),
        unit: counts ? 'projects' : 't',
      });
    }),
  };
}

/** t of the season the whole city cuts with the plan, of the pollutant asked for; of the closest plan where none meets everything. */
function seasonCut({ result: { after }, question: { pollutant } }: PlanFacts): number | null {
  if (pollutant === null) return null;
  return after.zones.reduce((sum, { tonnes: cut }) => sum + (cut[pollutant]?.season ?? 0), 0);
}

/** What more money buys; null where nothing could be solved. */
export function frontierChart({ result, question, t }: PlanFacts) {
  if (result.frontier.length < 2) return null;
  return forPhones(frontierLine, { id: 'plan-frontier', points: result.frontier, of: question.targets.length }, t);
}

/** Marginal cost curves of one area (`?area=A`, the city unless said), with links to the others. */
export function curvesView({ row, result, lists, t }: PlanFacts, wanted: string | null) {
  const nameOf = (zone: string | null): string =>
    zone === null ? t('plans.city') : (lists.zones.find(({ id }) => id === zone)?.name ?? zone);
  const zones = [...new Set(result.curves.map(({ zone }) => zone))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : 0,
  );
  const zone = zones.find((one) => (one ?? '') === (wanted ?? '')) ?? zones[0] ?? null;
  return {
    areas: zones.map((one) => ({
      label: nameOf(one),
      href: withFragment(paths.plan.to({ id: row.id }, { area: one ?? '' }), 'p-curves'),
      current: one === zone,
    })),
    note: t(`plans.curve-note-${result.measure}`),
    charts: result.curves
      .filter((curve) => curve.zone === zone && curve.points.length > 1)
      .map(({ pollutant, points, complete }) =>
        forPhones(
          costCurve,
          {
            id: `plan-curve-${pollutant.toLowerCase()}`,
            area: nameOf(zone),
            pollutant,
            measure: result.measure,
            points,
            complete,
          },
          t,
        ),
      ),
  };
}
