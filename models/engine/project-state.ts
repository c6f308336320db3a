import { dayNumber } from '../calendar.ts';
import type { Portfolio, Project } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS, type Status } from '../vocabulary.ts';
import { type Effect, readEffect } from './effect.ts';

/** One pollutant a project names, with what it does to it. */
export interface NamedEffect {
  readonly pollutant: Pollutant;
  readonly effect: Effect;
}

/** A project as a scenario left it. `effective` and `until` are day numbers, before the rule on past dates. */
export interface ProjectState {
  readonly project: Project;
  /** Its source's zone, else its own. */
  readonly zone: string;
  readonly status: Status;
  readonly excluded: boolean;
  readonly effective: number | null;
  readonly until: number | null;
  /** Share of its effect it really brings, in [0, 1]. */
  readonly uptime: number;
  readonly effects: readonly NamedEffect[];
  readonly costFactor: number;
}

/** The projects of a valid portfolio as they stand without any scenario, in the order of the file. */
export function baselineStates(portfolio: Portfolio): readonly ProjectState[] {
  const zoneOfSource = new Map(portfolio.sources?.map((source) => [source.id, source.zone]));
  return (portfolio.projects ?? []).map((project) => ({
    project,
    zone: zoneOfProject(project, zoneOfSource),
    status: project.status,
    excluded: false,
    effective: project.effective == null ? null : dayNumber(project.effective),
    until: project.until == null ? null : dayNumber(project.until),
    uptime: project.uptime ?? 1,
    effects: effectsOf(project),
    costFactor: 1,
  }));
}

function zoneOfProject(project: Project, zoneOfSource: ReadonlyMap<string, string>): string {
  const zone = project.source == null ? project.zone : zoneOfSource.get(project.source);
  if (zone == null) throw new Error(`project ${project.id} has no zone: the portfolio was not parsed`);
  return zone;
}

function effectsOf(project: Project): readonly NamedEffect[] {
  const effects: NamedEffect[] = [];
  for (const pollutant of POLLUTANTS) {
    const reduction = project.reduces?.[pollutant];
    if (reduction !== undefined) effects.push({ pollutant, effect: readEffect(reduction) });
  }
  return effects;
}
