import type { Portfolio } from '../../../../models/portfolio.ts';
import type { ProjectRecord } from '../../../db/project-record.ts';
import { addDays, daysBetween } from '../../../words/day.ts';
import { projectOfEntry } from '../../portfolio/portfolio-entries.ts';

/**
 * The programme as the first plan had it: every project runs from its frozen completion, later by what the present plan lets pass
 * between completion and stable run. Nothing has happened yet, so there is no as-of day.
 */
export function firstPlan(portfolio: Portfolio, records: readonly ProjectRecord[]): Portfolio {
  const planned = new Map(records.flatMap((record) => firstDay(record)));
  const projects = (portfolio.projects ?? []).map((entry) => {
    const effective = planned.get(projectOfEntry(entry.id));
    return effective === undefined ? entry : { ...entry, effective };
  });
  return { ...portfolio, as_of: null, projects };
}

/** Tranches and windows have days of their own, which the first plan did not keep apart: those stay. */
function firstDay(record: ProjectRecord): readonly (readonly [string, string])[] {
  const { id, plan_finish, finish, run, tranches, windows } = record;
  if (plan_finish === null || tranches.length > 0 || windows.length > 0) return [];
  const breakingIn = finish === null || run === null ? 0 : Math.max(0, daysBetween(finish, run));
  return [[id, addDays(plan_finish, breakingIn)]];
}
