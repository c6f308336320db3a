import { dayNumber } from '../calendar.ts';
import { compareText } from '../compare-text.ts';
import { capitalRecoveryFactor, projectCost } from '../engine/cost.ts';
import type { ProjectState } from '../engine/project-state.ts';
import type { Choice, Project } from '../portfolio.ts';

/** One way of choosing a unit: which of its entries are pulled forward, and what that costs (万元, 万元 a year). */
export interface Variant {
  /** Day numbers of the entries pulled forward. */
  readonly days: ReadonlyMap<string, number>;
  readonly capital: number;
  readonly annualised: number;
}

/** One real project to decide about: the candidates of one group are chosen together or not at all. */
export interface Unit {
  readonly key: string;
  /** The candidate entries as they stand without any choice, by id. */
  readonly members: readonly ProjectState[];
  /** How it may be chosen, the first at its own days; none when forbidden. */
  readonly variants: readonly Variant[];
  readonly required: boolean;
  readonly forbidden: boolean;
  readonly districts: readonly string[];
}

/** Above this many accelerated entries of one unit they are pulled forward together or not at all. */
const FREE_ACCELERATIONS = 6;

/** Entries of one group are one real project wherever projects are counted or drawn. */
export function unitKey({ id, group }: Pick<Project, 'id' | 'group'>): string {
  return group ?? id;
}

/** The units of a checked choice, by key; `states` are the portfolio's projects without any choice. */
export function unitsOf(choice: Choice, states: readonly ProjectState[]): readonly Unit[] {
  const candidates = new Set(choice.candidates);
  const [required, forbidden] = [new Set(choice.required), new Set(choice.forbidden)];
  const keyOf = new Map(states.map(({ project }) => [project.id, unitKey(project)]));
  const [mustKeys, mustNotKeys] = [required, forbidden].map((ids) => new Set(Array.from(ids, (id) => keyOf.get(id)!)));
  const members = new Map<string, ProjectState[]>();
  for (const state of states) {
    if (!candidates.has(state.project.id)) continue;
    const key = unitKey(state.project);
    members.set(key, [...(members.get(key) ?? []), state]);
  }
  return Array.from(members, ([key, unsorted]): Unit => {
    const sorted = unsorted.toSorted((a, b) => compareText(a.project.id, b.project.id));
    const isForbidden = mustNotKeys!.has(key);
    return {
      key,
      members: sorted,
      variants: isForbidden ? [] : variantsOf(sorted, choice.accelerate ?? {}),
      required: mustKeys!.has(key),
      forbidden: isForbidden,
      districts: [...new Set(sorted.flatMap(({ project }) => project.district ?? []))],
    };
  }).toSorted((a, b) => compareText(a.key, b.key));
}

/** Keys of the units in each list of alternatives; a list that meets one unit twice means it once. */
export function alternativesOf(choice: Choice, units: readonly Unit[]): readonly (readonly number[])[] {
  const unitOf = new Map(units.flatMap(({ members }, index) => members.map(({ project }) => [project.id, index])));
  const lists = (choice.alternatives ?? []).map((list) => [...new Set(list.flatMap((id) => unitOf.get(id) ?? []))]);
  return lists.map((list) => list.sort((a, b) => a - b)).filter((list) => list.length > 1);
}

function variantsOf(members: readonly ProjectState[], accelerate: NonNullable<Choice['accelerate']>): Variant[] {
  const fast = members.filter(({ project }) => Object.hasOwn(accelerate, project.id));
  const free = fast.length <= FREE_ACCELERATIONS;
  const patterns = free ? 2 ** fast.length : 2;
  return Array.from({ length: patterns }, (_, pattern) => {
    const early = fast.filter((_, index) => (free ? (pattern >> index) & 1 : pattern) === 1);
    let [capital, annualised] = [0, 0];
    for (const state of members) {
      const cost = projectCost(state);
      capital += cost.capital;
      annualised += cost.annualised;
    }
    for (const { project } of early) {
      const extra = accelerate[project.id]!.extra_capital ?? 0;
      capital += extra;
      annualised += extra === 0 ? 0 : extra * capitalRecoveryFactor(project.cost!.rate!, project.cost!.life!);
    }
    const days = new Map(early.map(({ project }) => [project.id, dayNumber(accelerate[project.id]!.effective)]));
    return { days, capital, annualised };
  });
}

/** An entry as it stands when its unit is chosen in a way: a proposed one counts as planned, all else stays. */
export function chosenState(state: ProjectState, variant: Variant): ProjectState {
  return {
    ...state,
    status: state.status === 'proposed' ? 'planned' : state.status,
    effective: variant.days.get(state.project.id) ?? state.effective,
  };
}

/** Which entries a way of choosing changes, and how; empty when choosing changes nothing but the bill. */
export function changesOf(members: readonly ProjectState[], variant: Variant): string {
  return members
    .filter(({ project, status }) => status === 'proposed' || variant.days.has(project.id))
    .map(({ project }) => `${project.id}@${variant.days.get(project.id) ?? ''}`)
    .join('\n');
}
