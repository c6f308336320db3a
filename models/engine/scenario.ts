import { dayNumber } from '../calendar.ts';
import type { Change, Portfolio, Scenario } from '../portfolio.ts';
import { scaleEffect } from './effect.ts';
import { baselineStates, type NamedEffect, type ProjectState } from './project-state.ts';
import { selector } from './select.ts';

/** The projects of a valid portfolio under one of its scenarios (null: the baseline), in the order of the file. */
export function applyScenario(portfolio: Portfolio, scenarioId: string | null): readonly ProjectState[] {
  const changes = scenarioId === null ? [] : scenarioChanges(portfolio, scenarioId);
  return applyChanges(baselineStates(portfolio), changes);
}

/** Every change of a scenario in the order they act, those of what it inherits first. Throws when there is no such scenario. */
export function scenarioChanges(portfolio: Portfolio, scenarioId: string): readonly Change[] {
  const scenarios = new Map(portfolio.scenarios?.map((scenario) => [scenario.id, scenario]));
  const lineage: Scenario[] = [];
  for (let id: string | null | undefined = scenarioId; id != null; id = lineage[0]?.inherits) {
    const scenario = scenarios.get(id);
    if (scenario === undefined) throw new Error(`no scenario ${id} in the portfolio`);
    lineage.unshift(scenario);
  }
  return lineage.flatMap((scenario) => scenario.changes ?? []);
}

/** Applies changes one after the other; a later change sees what earlier ones did, and reaches excluded projects too. */
export function applyChanges(states: readonly ProjectState[], changes: readonly Change[]): readonly ProjectState[] {
  if (changes.length === 0) return states;
  const selects = changes.map(({ select }) => selector(select));
  // A change looks at one project alone, so each can go through all of them at once.
  return states.map((state) => {
    let current = state;
    for (let at = 0; at < changes.length; at++) if (selects[at]!(current)) current = changed(current, changes[at]!);
    return current;
  });
}

function changed(state: ProjectState, change: Change): ProjectState {
  // The day is set first, the delay then shifts it.
  const effective = change.effective === undefined ? state.effective : dayNumber(change.effective);
  return {
    project: state.project,
    zone: state.zone,
    status: change.status ?? state.status,
    excluded: change.exclude ?? (change.include ? false : state.excluded),
    effective: effective === null ? null : effective + (change.delay_days ?? 0),
    until: change.until === undefined ? state.until : dayNumber(change.until),
    uptime: change.uptime ?? state.uptime,
    effects: change.scale === undefined ? state.effects : state.effects.map((named) => scaled(named, change.scale!)),
    costFactor: state.costFactor * (change.cost_factor ?? 1),
  };
}

function scaled(named: NamedEffect, factors: NonNullable<Change['scale']>): NamedEffect {
  const factor = factors[named.pollutant];
  return factor === undefined ? named : { pollutant: named.pollutant, effect: scaleEffect(named.effect, factor) };
}
