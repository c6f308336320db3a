import type { Portfolio, Project, SharedUncertainty } from '../portfolio.ts';
import type { Status } from '../vocabulary.ts';

/** One thing that varies: what the projects of a type vary by themselves, or one shared rule (its place in the list). */
export type Factor =
  | { readonly kind: 'own'; readonly type: string | null }
  | {
      readonly kind: 'shared';
      readonly rule: number;
      readonly by: SharedUncertainty['by'];
      readonly quantities: readonly Quantity[];
    };

const OPEN: readonly Status[] = ['proposed', 'planned', 'building'];

type Quantity = 'scale' | 'delay_days';

/** Everything that varies in a portfolio: types in their order of appearance, then the shared rules. */
export function factorsOf({
  projects,
  uncertainty_defaults: defaults,
  uncertainty_shared: shared,
  status_defaults: statuses,
}: Portfolio): readonly Factor[] {
  // A scenario may move a project into a status that fails: whatever is not built counts.
  const fails = [statuses?.planned, statuses?.building].some((one) => (one?.fail ?? 0) > 0);
  const varies = ({ uncertainty, type, status }: Project): boolean =>
    uncertainty != null ||
    (type != null && defaults != null && Object.hasOwn(defaults, type)) ||
    (fails && OPEN.includes(status));
  const types = new Set((projects ?? []).filter(varies).map(({ type }) => type ?? null));
  return [
    ...Array.from(types, (type): Factor => ({ kind: 'own', type })),
    ...(shared ?? []).map((rule, index): Factor => {
      const quantities = (['scale', 'delay_days'] as const).filter((quantity) => rule[quantity] != null);
      return { kind: 'shared', rule: index, by: rule.by, quantities };
    }),
  ];
}

/** The portfolio in which only one factor varies; its random numbers stay what they were. */
export function onlyFactor(portfolio: Portfolio, factor: Factor): Portfolio {
  const { uncertainty_defaults: defaults, uncertainty_shared: shared } = portfolio;
  if (factor.kind === 'shared') {
    // The other rules stay in the list without anything to draw, so that this one keeps its place among its kind.
    const rules = (shared ?? []).map((rule, index) => (index === factor.rule ? rule : { by: rule.by }));
    return {
      ...portfolio,
      projects: portfolio.projects?.map(certain) ?? [],
      uncertainty_defaults: {},
      uncertainty_shared: rules,
    };
  }
  const { type } = factor;
  const kept = type !== null && defaults != null && Object.hasOwn(defaults, type) ? { [type]: defaults[type]! } : {};
  const projects =
    portfolio.projects?.map((project) => ((project.type ?? null) === type ? project : certain(project))) ?? [];
  return { ...portfolio, projects, uncertainty_defaults: kept, uncertainty_shared: [] };
}

/** Says of itself that nothing varies, so that no default does either. */
function certain(project: Project): Project {
  return { ...project, uncertainty: {} };
}
