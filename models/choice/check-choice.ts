import type { Fault, FaultCode, FaultParams } from '../fault.ts';
import type { Choice, Portfolio, Project } from '../portfolio.ts';
import { unitKey } from './units.ts';

type Report = (field: string, code: FaultCode, params?: FaultParams) => void;

/** Everything wrong with the `choice` of an otherwise valid portfolio; evaluating needs none of it, so only choosing asks. */
export function checkChoice(portfolio: Portfolio, file: string): readonly Fault[] {
  const faults: Fault[] = [];
  const { choice } = portfolio;
  if (choice == null) return [{ file, id: null, field: 'choice', code: 'missing', params: {} }];
  const report: Report = (field, code, params = {}) =>
    faults.push({ file, id: null, field: `choice${field}`, code, params });
  const projects = new Map((portfolio.projects ?? []).map((project) => [project.id, project]));

  if (choice.objective === 'max-reduction' && choice.pollutant == null) report('.pollutant', 'missing');
  checkTargets(portfolio, choice, report);
  checkIds(choice, projects, report);
  checkContradictions(choice, projects, report);
  checkLimits(choice, projects, report);
  checkAccelerations(choice, projects, report, (id, field) =>
    faults.push({ file, id, field, code: 'missing', params: {} }),
  );
  return faults;
}

function checkTargets(portfolio: Portfolio, { targets }: Choice, report: Report): void {
  const known = new Set((portfolio.targets ?? []).map(({ id }) => id));
  for (const [index, target] of (targets ?? []).entries()) {
    if (!known.has(target)) report(`.targets[${index}]`, 'unknown-target', { target });
  }
  reportRepeated(targets, '.targets', report);
}

/** Every name is a project's; what must be chosen or may be pulled forward is a candidate. */
function checkIds(choice: Choice, projects: ReadonlyMap<string, Project>, report: Report): void {
  const candidates = new Set(choice.candidates);
  const check = (id: string, field: string, candidatesOnly: boolean): void => {
    if (!projects.has(id)) report(field, 'unknown-project', { project: id });
    else if (candidatesOnly && !candidates.has(id)) report(field, 'not-a-candidate', { project: id });
  };
  const each = (ids: readonly string[] | null | undefined, field: string, candidatesOnly = false): void => {
    for (const [index, id] of (ids ?? []).entries()) check(id, `${field}[${index}]`, candidatesOnly);
  };
  each(choice.candidates, '.candidates');
  each(choice.required, '.required', true);
  each(choice.forbidden, '.forbidden');
  for (const [index, list] of (choice.alternatives ?? []).entries()) each(list, `.alternatives[${index}]`);
  for (const id of Object.keys(choice.accelerate ?? {})) check(id, `.accelerate.${id}`, true);
  reportRepeated(choice.candidates, '.candidates', report);
}

function reportRepeated(ids: readonly string[] | null | undefined, field: string, report: Report): void {
  const seen = new Set<string>();
  for (const [index, id] of (ids ?? []).entries()) {
    if (seen.has(id)) report(`${field}[${index}]`, 'duplicate-id');
    seen.add(id);
  }
}

/** A limit has a name of its own and names projects there are. */
function checkLimits({ limits }: Choice, projects: ReadonlyMap<string, Project>, report: Report): void {
  const seen = new Set<string>();
  for (const [index, limit] of (limits ?? []).entries()) {
    if (seen.has(limit.id)) report(`.limits[${index}].id`, 'duplicate-id');
    seen.add(limit.id);
    for (const [place, project] of limit.of.entries()) {
      if (!projects.has(project))
        report(`.limits[${index}].of[${place}]`, 'unknown-project', {
          project,
        });
    }
  }
}

/** Entries of one group are one project: it cannot be required by one entry and forbidden by another. */
function checkContradictions(choice: Choice, projects: ReadonlyMap<string, Project>, report: Report): void {
  const keyOf = (id: string): string => unitKey(projects.get(id) ?? { id });
  const required = new Set((choice.required ?? []).map(keyOf));
  for (const [index, id] of (choice.forbidden ?? []).entries()) {
    if (required.has(keyOf(id))) report(`.forbidden[${index}]`, 'required-and-forbidden', { project: id });
  }
}

function checkAccelerations(
  choice: Choice,
  projects: ReadonlyMap<string, Project>,
  report: Report,
  missing: (id: string, field: string) => void,
): void {
  for (const [id, { effective, extra_capital: extra }] of Object.entries(choice.accelerate ?? {})) {
    const project = projects.get(id);
    if (project === undefined) continue;
    const own = project.effective;
    if (own == null || effective >= own) {
      report(`.accelerate.${id}.effective`, 'not-earlier', { day: own ?? '' });
    }
    // Extra capital is repaid like the project's own: over its life, at its rate.
    if ((extra ?? 0) === 0) continue;
    for (const key of ['life', 'rate'] as const) if (project.cost?.[key] == null) missing(id, `cost.${key}`);
  }
}
