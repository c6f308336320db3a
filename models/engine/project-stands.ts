import { dayText } from '../calendar.ts';
import type { Change, Portfolio } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS, type Status } from '../vocabulary.ts';
import { baselineStates } from './project-state.ts';
import { applyChanges } from './scenario.ts';
import { selector } from './select.ts';

/** Where changes leave one entry of a project: what a person would be told of it, no tonnes. */
export interface ProjectStand {
  readonly id: string;
  readonly status: Status;
  readonly excluded: boolean;
  /** Day it runs stably, before the rule on past dates; null without one. */
  readonly effective: string | null;
  /** Product of the factors on each pollutant its changes scale; what is not named is 1. */
  readonly scale: Readonly<Partial<Record<Pollutant, number>>>;
}

/** Every entry of a valid portfolio after changes, in the order of the file. */
export function projectStands(portfolio: Portfolio, changes: readonly Change[]): readonly ProjectStand[] {
  let states = baselineStates(portfolio);
  const scales = new Map<string, Partial<Record<Pollutant, number>>>();
  for (const change of changes) {
    // Whom a change reaches is settled before it acts, as in `applyChanges`.
    const reached = change.scale === undefined ? [] : states.filter(selector(change.select));
    for (const { project } of reached) scales.set(project.id, times(scales.get(project.id) ?? {}, change.scale!));
    states = applyChanges(states, [change]);
  }
  return states.map(({ project, status, excluded, effective }) => ({
    id: project.id,
    status,
    excluded,
    effective: effective === null ? null : dayText(effective),
    scale: scales.get(project.id) ?? {},
  }));
}

function times(
  before: Partial<Record<Pollutant, number>>,
  factors: NonNullable<Change['scale']>,
): Partial<Record<Pollutant, number>> {
  const after = { ...before };
  for (const pollutant of POLLUTANTS) {
    const factor = factors[pollutant];
    if (factor !== undefined) after[pollutant] = (before[pollutant] ?? 1) * factor;
  }
  return after;
}
