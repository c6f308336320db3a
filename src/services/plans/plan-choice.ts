import { addDays, dayText } from '../../../models/calendar.ts';
import type { ProjectState } from '../../../models/engine/project-state.ts';
import { applyScenario } from '../../../models/engine/scenario.ts';
import type { LockedProjects } from '../../../models/engine/locks.ts';
import type { Choice, ChoiceLimit, Portfolio, Project } from '../../../models/portfolio.ts';
import type { PlanProject } from '../../db/plan-projects.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import type { PlanQuestion } from './plan-question.ts';

/** A mandate somebody else gave; 自选 binds nobody. */
const MANDATED: ReadonlySet<string> = new Set(['nation', 'province', 'city', 'inspection']);

/** What a question is held against. */
export interface PlanGround {
  /** Valid, with the scenario's chain. */
  readonly portfolio: Portfolio;
  readonly scenario: string | null;
  readonly projects: readonly PlanProject[];
  /** Numbers of the projects the filter finds. */
  readonly matching: readonly string[];
  readonly locked: LockedProjects;
}

/** A question as the model reads it, and how many projects it comes to. */
export interface PlanChoice {
  /** The portfolio with the choice; what is committed already costs nothing more. */
  readonly portfolio: Portfolio;
  readonly candidates: number;
  readonly required: number;
  readonly forbidden: number;
  /** Found by the filter, but with nothing to decide: built, cancelled, or planned and not to be pulled forward. */
  readonly settled: number;
  /** Numbers both required and forbidden, and numbers that name no project. */
  readonly contradicted: readonly string[];
  readonly unknown: readonly string[];
}

/** A real project with its entries as the scenario leaves them. */
interface Group {
  readonly key: string;
  readonly states: readonly ProjectState[];
  readonly numbers: readonly string[];
  readonly proposed: boolean;
  readonly earlier: { readonly id: string; readonly day: string; readonly extra: number } | null;
}

/** Turns a question into a choice over the programme. */
export function planChoice(question: PlanQuestion, ground: PlanGround): PlanChoice {
  const { portfolio, scenario, matching } = ground;
  const states = applyScenario(portfolio, scenario);
  const known = new Map(ground.projects.map((project) => [project.id, project]));
  const unknown = [...question.required, ...question.forbidden].filter((id) => !known.has(id));
  const all = groupsOf(states, question, portfolio.as_of ?? '');
  const groupOf = new Map(all.flatMap((group) => [group.key, ...group.numbers].map((id) => [id, group] as const)));
  const wanted = new Set([...matching, ...question.required].flatMap((id) => groupOf.get(id) ?? []));
  const open = [...wanted].filter(({ proposed, earlier }) => proposed || earlier !== null);
  const named = (ids: readonly string[]): ReadonlySet<string> =>
    new Set(ids.flatMap((id) => groupOf.get(id)?.key ?? []));

  const kept = named([...question.required, ...(question.locks ? ground.locked.keep : [])]);
  const barred = named([...question.forbidden, ...(question.locks ? ground.locked.bar : [])]);
  const isMandated = ({ numbers, proposed }: Group): boolean =>
    question.mandated && proposed && numbers.some((id) => MANDATED.has(known.get(id)?.mandate ?? ''));
  // A lock or a word against it stands above the mandate that is a default only.
  const required = open.filter((group) => kept.has(group.key) || (isMandated(group) && !barred.has(group.key)));
  const forbidden = open.filter(({ key }) => barred.has(key));
  const both = required.filter((group) => forbidden.includes(group));
  const choice: Choice = {
    objective: question.goal,
    pollutant: question.goal === 'max-reduction' ? question.pollutant : null,
    targets: question.targets,
    candidates: open.flatMap(entryIds),
    required: required.flatMap(entryIds),
    forbidden: forbidden.flatMap(entryIds),
    alternatives: question.exclusive ? exclusives(open, new Set(required)) : [],
    budget_capital: question.budgetCapital,
    budget_annual: question.budgetAnnual,
    starts_per_district: question.starts,
    accelerate: Object.fromEntries(
      open.flatMap(({ earlier }) =>
        earlier === null ? [] : [[earlier.id, { effective: earlier.day, extra_capital: earlier.extra }]],
      ),
    ),
    limits: limitsOf(question, open, known, new Set(forbidden)),
  };
  const committed = new Set(open.filter(({ proposed }) => !proposed).flatMap(entryIds));
  return {
    portfolio: {
      ...portfolio,
      projects: (portfolio.projects ?? []).map((project) => (committed.has(project.id) ? paidFor(project) : project)),
      choice,
    },
    candidates: open.length,
    required: required.length,
    forbidden: forbidden.length,
    settled: wanted.size - open.length,
    contradicted: both.map(({ key }) => key),
    unknown,
  };
}

function groupsOf(states: readonly ProjectState[], question: PlanQuestion, asOf: string): readonly Group[] {
  const byKey = new Map<string, ProjectState[]>();
  for (const state of states) {
    const key = state.project.group ?? state.project.id;
    byKey.set(key, [...(byKey.get(key) ?? []), state]);
  }
  return Array.from(byKey, ([key, members]): Group => {
    const alive = members.filter(({ status, excluded }) => status !== 'cancelled' && !excluded);
    return {
      key,
      states: alive,
      numbers: [...new Set(members.map(({ project }) => projectOfEntry(project.id)))],
      proposed: alive.some(({ status }) => status === 'proposed'),
      earlier: members.length === 1 && alive.length === 1 ? earlierDay(alive[0]!, question, asOf) : null,
    };
  });
}

const OPEN: ReadonlySet<string> = new Set(['proposed', 'planned', 'building']);

/** The day a project can be pulled forward to: never into the past, and for a price that can be spread over its life. */
function earlierDay(state: ProjectState, { earlier }: PlanQuestion, asOf: string): Group['earlier'] {
  const { project, effective, status, costFactor } = state;
  if (earlier === null || effective === null || !OPEN.has(status)) return null;
  const extra = ((project.cost?.capital ?? 0) * costFactor * earlier.percent) / 100;
  if (extra > 0 && (project.cost?.life == null || project.cost.rate == null)) return null;
  const own = dayText(effective);
  const moved = addDays(own, -earlier.days);
  const tomorrow = addDays(asOf, 1);
  const day = moved > tomorrow ? moved : tomorrow;
  return day < own ? { id: project.id, day, extra } : null;
}

function entryIds({ states }: Group): readonly string[] {
  return states.map(({ project }) => project.id);
}

/** Lists of which one at most may be taken: the proposed projects of each source, unless two of them must be taken anyway. */
function exclusives(open: readonly Group[], required: ReadonlySet<Group>): string[][] {
  const bySource = new Map<string, Group[]>();
  for (const group of open.filter(({ proposed }) => proposed)) {
    for (const source of new Set(group.states.flatMap(({ project }) => project.source ?? []))) {
      bySource.set(source, [...(bySource.get(source) ?? []), group]);
    }
  }
  return [...bySource.values()]
    .filter((groups) => groups.length > 1 && groups.filter((group) => required.has(group)).length < 2)
    .map((groups) => groups.flatMap((group) => entryIds(group).slice(0, 1)));
}

/** Limits over parts by their ids: `lead:NAME` a department's capital, `district:CODE` the least of a district. */
function limitsOf(
  question: PlanQuestion,
  open: readonly Group[],
  known: ReadonlyMap<string, PlanProject>,
  forbidden: ReadonlySet<Group>,
): ChoiceLimit[] {
  const of = (key: 'lead' | 'district', value: string): readonly Group[] =>
    open.filter(({ numbers }) => known.get(numbers[0] ?? '')?.[key] === value);
  const leads = Object.entries(question.leads).map(([lead, capital]): ChoiceLimit => {
    return { id: `lead:${lead}`, of: of('lead', lead).flatMap(entryIds), capital_at_most: capital };
  });
  if (question.least === null || question.least === 0) return leads;
  const codes = new Set(open.flatMap(({ numbers }) => known.get(numbers[0] ?? '')?.district ?? []));
  const districts = [...codes].sort().flatMap((code): ChoiceLimit[] => {
    const groups = of('district', code).filter((group) => group.proposed && !forbidden.has(group));
    const least = Math.min(question.least ?? 0, groups.length);
    return least === 0 ? [] : [{ id: `district:${code}`, of: groups.flatMap(entryIds), at_least: least }];
  });
  return [...leads, ...districts];
}

/** In book planned whatever is chosen: its money is committed, only what pulling it forward adds is new. */
function paidFor(project: Project): Project {
  const { life, rate } = project.cost ?? {};
  return { ...project, cost: { capital: 0, om: 0, life: life ?? null, rate: rate ?? null } };
}
