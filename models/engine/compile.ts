import { compareText } from '../compare-text.ts';
import type { Portfolio } from '../portfolio.ts';
import type { Columns } from './columns.ts';
import { compileBases } from './compile-bases.ts';
import { compileEffects } from './compile-effects.ts';
import { compileProjects } from './compile-projects.ts';
import { compileZones } from './compile-zones.ts';
import { ProfileRegister } from './profile-register.ts';
import { tabulateProfiles } from './profile.ts';
import { layOutProgramme } from './programme.ts';
import { baselineStates, type ProjectState } from './project-state.ts';
import { settler } from './settle.ts';

/**
 * Lays a valid portfolio out as columns; `states` are its projects under a scenario, the baseline when left out. Applies the
 * rule on past dates. The result depends neither on the order of the projects nor on that of the sources.
 */
export function compilePortfolio(
  portfolio: Portfolio,
  states: readonly ProjectState[] = baselineStates(portfolio),
): Columns {
  const programme = layOutProgramme(portfolio);
  const profiles = new ProfileRegister();
  const compiled = compileBases(portfolio, profiles);
  const settle = settler(portfolio);
  const rows = states
    .map((state) => ({ ...settle(state), source: compiled.sourceRows.get(state.project.source ?? '') ?? 0 }))
    .sort((a, b) => a.source - b.source || compareText(a.state.project.id, b.state.project.id));

  const zones = compileZones(portfolio, programme);
  const settledStates = rows.map((row) => row.state);
  const sourceOf = Int32Array.from(rows, (row) => row.source);
  const { starts, effects } = compileEffects(settledStates, sourceOf, compiled);
  return {
    projects: compileProjects(rows, programme, zones, profiles, starts),
    profiles: tabulateProfiles(programme, profiles.profiles),
    programme,
    zones,
    byId: rowsById(settledStates),
    effects,
    bases: compiled.bases,
    sources: { projects: startsOf(sourceOf, compiled.starts.length - 1), bases: compiled.starts },
  };
}

/** Where the projects of each source start, given the ascending source row of every project. */
function startsOf(sourceOf: Int32Array, sources: number): Int32Array {
  const starts = new Int32Array(sources + 1);
  for (const source of sourceOf) starts[source + 1]!++;
  for (let source = 0; source < sources; source++) starts[source + 1]! += starts[source]!;
  return starts;
}

function rowsById(states: readonly ProjectState[]): Int32Array {
  const rows = Array.from(states.keys());
  return Int32Array.from(rows.sort((a, b) => compareText(states[a]!.project.id, states[b]!.project.id)));
}
