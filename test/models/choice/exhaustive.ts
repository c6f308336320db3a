// Every way of choosing, one after the other, each evaluated as a whole portfolio: slow, and hard to get wrong.
import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Choice, Portfolio, Project } from '../../../models/portfolio.ts';

/** One way: what is chosen with its day, what it costs, where the targets stand. */
export interface Way {
  readonly chosen: ReadonlyMap<string, string | null>;
  readonly capital: number;
  readonly annualised: number;
  readonly met: number;
  readonly allMet: boolean;
  readonly lacking: number;
  readonly reduction: number;
}

interface Option {
  readonly effective: string | null;
  readonly extra: number;
}

/** All ways that keep required, forbidden, alternatives, budgets and starts per district; groups are one project. */
export function waysOf(portfolio: Portfolio): readonly Way[] {
  const choice = portfolio.choice!;
  const projects = new Map(portfolio.projects!.map((project) => [project.id, project]));
  const groups = new Map<string, Project[]>();
  for (const id of choice.candidates ?? []) {
    const project = projects.get(id)!;
    const key = project.group ?? project.id;
    groups.set(key, [...(groups.get(key) ?? []), project]);
  }
  let picks: Map<string, Option>[] = [new Map()];
  for (const members of groups.values()) {
    let together: Map<string, Option>[] = [new Map()];
    for (const { id, effective = null } of members) {
      const fast = choice.accelerate?.[id];
      const options: Option[] = [{ effective, extra: 0 }];
      if (fast !== undefined)
        options.push({
          effective: fast.effective,
          extra: fast.extra_capital ?? 0,
        });
      together = together.flatMap((pick) => options.map((option) => new Map(pick).set(id, option)));
    }
    picks = picks.flatMap((pick) => [pick, ...together.map((more) => new Map([...pick, ...more]))]);
  }
  return picks.filter((pick) => keepsLimits(portfolio, projects, pick)).map((pick) => wayOf(portfolio, projects, pick));
}

function keepsLimits(
  { choice }: Portfolio,
  projects: ReadonlyMap<string, Project>,
  pick: ReadonlyMap<string, Option>,
): boolean {
  const { required, forbidden, alternatives, starts_per_district: starts } = choice!;
  const keyOf = (id: string) => projects.get(id)!.group ?? id;
  if (!(required ?? []).every((id) => pick.has(id))) return false;
  const barred = new Set((forbidden ?? []).map(keyOf));
  if ([...pick.keys()].some((id) => barred.has(keyOf(id)))) return false;
  for (const list of alternatives ?? []) {
    if (new Set(list.filter((id) => pick.has(id)).map(keyOf)).size > 1) return false;
  }
  const { capital, annualised } = billOf(projects, pick);
  if (choice!.budget_capital != null && capital > choice!.budget_capital * (1 + 1e-9)) return false;
  if (choice!.budget_annual != null && annualised > choice!.budget_annual * (1 + 1e-9)) return false;
  if (!keepsParts(choice!, projects, pick)) return false;
  if (starts == null) return true;
  const started = new Map<string, Set<string>>();
  for (const id of pick.keys()) {
    const { district } = projects.get(id)!;
    if (district != null) started.set(district, (started.get(district) ?? new Set()).add(keyOf(id)));
  }
  return [...started.values()].every(({ size }) => size <= starts);
}

/** A project belongs to a part when any of its candidate entries does, and then counts there whole. */
function keepsParts(
  choice: Choice,
  projects: ReadonlyMap<string, Project>,
  pick: ReadonlyMap<string, Option>,
): boolean {
  const keyOf = (id: string) => projects.get(id)!.group ?? id;
  const candidates = new Set(choice.candidates);
  return (choice.limits ?? []).every(({ of, annual_at_most: annual, capital_at_most: capital, at_least: least }) => {
    const keys = new Set(of.filter((id) => candidates.has(id)).map(keyOf));
    const within = new Map([...pick].filter(([id]) => keys.has(keyOf(id))));
    const bill = billOf(projects, within);
    if (annual != null && bill.annualised > annual * (1 + 1e-9)) return false;
    if (capital != null && bill.capital > capital * (1 + 1e-9)) return false;
    return new Set([...within.keys()].map(keyOf)).size >= (least ?? 0);
  });
}

function billOf(projects: ReadonlyMap<string, Project>, pick: ReadonlyMap<string, Option>) {
  let [capital, annualised] = [0, 0];
  for (const [id, { extra }] of pick) {
    const { capital: own = 0, om = 0, life, rate } = projects.get(id)!.cost ?? {};
    const all = (own ?? 0) + extra;
    capital += all;
    const factor = rate === 0 ? 1 / life! : (rate! * (1 + rate!) ** life!) / ((1 + rate!) ** life! - 1);
    annualised += (all === 0 ? 0 : all * factor) + (om ?? 0);
  }
  return { capital, annualised };
}

function wayOf(portfolio: Portfolio, projects: ReadonlyMap<string, Project>, pick: ReadonlyMap<string, Option>): Way {
  const outcome = evaluate({
    ...portfolio,
    projects: portfolio.projects!.map((project): Project => {
      const option = pick.get(project.id);
      if (option === undefined) return project;
      const status = project.status === 'proposed' ? 'planned' : project.status;
      return { ...project, status, effective: option.effective };
    }),
  });
  const { targets, pollutant, objective } = portfolio.choice!;
  const inPlay = new Set(targets ?? (objective === 'max-reduction' ? [] : portfolio.targets!.map(({ id }) => id)));
  const standings = outcome.targets.filter(({ id }) => inPlay.has(id)).map(({ books }) => books.planned);
  return {
    chosen: new Map(Array.from(pick, ([id, { effective }]) => [id, effective])),
    ...billOf(projects, pick),
    met: standings.filter(({ met }) => met).length,
    allMet: standings.every(({ met }) => met),
    lacking: standings.reduce(
      (sum, { met, gap, required }) => sum + (met ? 0 : gap / (required === 0 ? 1 : Math.abs(required))),
      0,
    ),
    reduction: pollutant == null ? 0 : (outcome.totals.planned[pollutant]?.season ?? 0),
  };
}
