import { addDays, dayNumber, dayText } from '../calendar.ts';
import type { Outcome } from '../outcome.ts';
import type { Change, Portfolio, Project } from '../portfolio.ts';
import { evaluate, evaluateWithChanges } from '../engine/evaluate.ts';
import { settler } from '../engine/settle.ts';
import { baselineStates } from '../engine/project-state.ts';

/** What the programme achieves as planned and with one real project (`group ?? id`) moved; `days` later, earlier below 0. */
export interface Slip {
  readonly project: string;
  readonly planned: string;
  readonly day: string;
  readonly days: number;
  readonly before: Outcome;
  readonly after: Outcome;
  /** The changes that make `after`. */
  readonly changes: readonly Change[];
}

/** The day of the latest entry of a real project after the rule on past dates; null when it has none that can still move. */
export function plannedDay(portfolio: Portfolio, project: string): string | null {
  const days = movableEntries(portfolio, project).map(({ day }) => day);
  return days.length === 0 ? null : dayText(Math.max(...days));
}

/** Moves a real project so that its latest entry is effective on `day`, its other entries by as many days. Throws when nothing of it can move. */
export function slip(portfolio: Portfolio, project: string, day: string, before = evaluate(portfolio)): Slip {
  const entries = movableEntries(portfolio, project);
  const planned = plannedDay(portfolio, project);
  if (planned === null) throw new Error(`project ${project} has no entry that can move`);
  const days = dayNumber(day) - dayNumber(planned);
  const changes = moves(entries, days);
  return {
    project,
    planned,
    day,
    days,
    before,
    after: evaluateWithChanges(portfolio, changes),
    changes,
  };
}

/** The changes that move a real project by some days, its dates first set by the rule on past dates. */
export function movesOf(portfolio: Portfolio, project: string, days: number): readonly Change[] {
  return moves(movableEntries(portfolio, project), days);
}

interface Entry {
  readonly project: Project;
  readonly day: number;
}

function movableEntries(portfolio: Portfolio, project: string): readonly Entry[] {
  const settle = settler(portfolio);
  return baselineStates(portfolio).flatMap((state) => {
    const { id, group } = state.project;
    if ((group ?? id) !== project || !isOpen(state.project)) return [];
    const { effective } = settle(state).state;
    return effective === null ? [] : [{ project: state.project, day: effective }];
  });
}

/** In book planned and not yet built. */
function isOpen({ status }: Project): boolean {
  return status === 'planned' || status === 'building';
}

function moves(entries: readonly Entry[], days: number): readonly Change[] {
  return entries.map(({ project, day }) => ({
    select: { id: [project.id] },
    effective: addDays(dayText(day), days),
  }));
}
