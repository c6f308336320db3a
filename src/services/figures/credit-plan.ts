import type { Fault } from '../../../models/fault.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { tryOutcome } from '../portfolio/checked-outcome.ts';
import { followingOf, spokenNow } from '../following/following.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import { statedIn } from '../following/stated-in.ts';
import { figuresRows } from './refresh-figures.ts';
import { sourcesNamed, type Planned, type SavePlan } from '../projects/save-plan.ts';

/** Evaluates the sources touched, old and new, as they will be; what the model refuses becomes the problem of its item. */
export async function creditPlan(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  planned: readonly Planned[],
): Promise<SavePlan> {
  const changes = planned.flatMap((plan) => (plan.kind === 'create' || plan.kind === 'update' ? [plan] : []));
  if (changes.length === 0) return { programme, planned, figures: [] };

  const changed = new Map(changes.map(({ record }) => [record.id, record]));
  const touched = changes.flatMap((plan) => (plan.kind === 'update' ? [plan.record, plan.before] : [plan.record]));
  const beside = await projectsOf(reader, wholeProgramme(programme), { sources: sourcesNamed(touched) });
  const records = [...beside.filter((record) => !changed.has(record.id)), ...changed.values()];
  const tried = tryOutcome(await portfolioOf(reader, programme, asOf, records));
  if (tried.ok) {
    const following = spokenNow(await followingOf(reader, programme, records), statedIn(changes), asOf);
    return { programme, planned, figures: figuresRows(programme, records, tried.outcome, asOf, following) };
  }

  const problems = problemsById(tried.faults);
  for (const id of problems.keys()) {
    if (!changed.has(id)) throw new Error(`the stored project ${id} is at fault`);
  }
  const refused = planned.map((plan): Planned => {
    const found = 'record' in plan ? problems.get(plan.record.id) : undefined;
    return found === undefined ? plan : { kind: 'invalid', problems: found };
  });
  return { programme, planned: refused, figures: [] };
}

const WORDED: Readonly<Partial<Record<Fault['code'], string>>> = { 'no-base': 'needs-base', missing: 'required' };

function problemsById(faults: readonly Fault[]): ReadonlyMap<string, readonly Problem[]> {
  const problems = new Map<string, Problem[]>();
  for (const { id, field, code, params } of faults) {
    const project = projectOfEntry(id ?? '');
    const found = problem(field, WORDED[code] ?? 'model-fault', { ...params, fault: code });
    problems.set(project, [...(problems.get(project) ?? []), found]);
  }
  return problems;
}
