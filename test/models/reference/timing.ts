// Section 4 of the model: from which day a project counts, and whether it counts at all.
import { eachDay, firstOfMonthAfter, shiftDay, writeDay } from './day-text.ts';
import type { PortfolioJson } from './portfolio-json.ts';
import type { Standing } from './standing-project.ts';

/** The days the model looks at. `all` is the programme year and the season together, each day once, in order. */
export interface Span {
  year: Set<string>;
  season: Set<string>;
  all: string[];
}

export function spanOf(portfolio: PortfolioJson): Span {
  const year = eachDay(writeDay(portfolio.year, 1, 1), writeDay(portfolio.year, 12, 31));
  const season = eachDay(portfolio.season.from, portfolio.season.to);
  return { year: new Set(year), season: new Set(season), all: [...new Set([...year, ...season])].sort() };
}

export interface Timing {
  firstDay: string | null;
  counts: boolean;
  flags: string[];
  countsOn: (day: string) => boolean;
}

const BEFORE_BUILT = ['proposed', 'planned', 'building'];

/** Moves `effective` when the planned day has passed (4.1); true when it was moved. */
export function slipPastDate(project: Standing, portfolio: PortfolioJson): boolean {
  if (portfolio.as_of === undefined || project.effective === null) return false;
  if (!BEFORE_BUILT.includes(project.status) || project.effective > portfolio.as_of) return false;
  const slips = new Map(Object.entries(portfolio.slip_days ?? {}));
  const ofStatus = new Map(Object.entries(portfolio.status_defaults ?? {})).get(project.status);
  const slip = ofStatus?.slip_days ?? slips.get(project.type ?? '') ?? 0;
  project.effective = shiftDay(portfolio.as_of, 1 + slip);
  return true;
}

export function timingOf(project: Standing, portfolio: PortfolioJson, span: Span): Timing {
  const flags: string[] = [];
  if (project.effective === null) {
    return { firstDay: null, counts: false, flags: ['no-effective-date'], countsOn: () => false };
  }
  const counting = portfolio.counting ?? 'day';
  const firstDay = counting === 'day' ? project.effective : firstOfMonthAfter(project.effective, counting.months_after);
  const inWindow = (day: string) => day >= firstDay && (project.until === null || day <= project.until);
  const hasDay = span.all.some(inWindow);
  if (!hasDay) flags.push('outside-year');
  const counts = hasDay && project.status !== 'cancelled' && !project.excluded;
  return { firstDay, counts, flags, countsOn: (day) => counts && inWindow(day) };
}
