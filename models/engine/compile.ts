import type { Portfolio } from '../portfolio.ts';
import { canonicalOrder } from './canonical-order.ts';
import type { Columns } from './columns.ts';
import { compileBases, type SourceRows, sourceRows } from './compile-bases.ts';
import { compileEffects } from './compile-effects.ts';
import { compileProjects } from './compile-projects.ts';
import { compileZones } from './compile-zones.ts';
import { ProfileRegister } from './profile-register.ts';
import { tabulateProfiles } from './profile.ts';
import { layOutProgramme } from './programme.ts';
import { baselineStates, type ProjectState } from './project-state.ts';
import { settler } from './settle.ts';

/**
 * Lays a valid portfolio out as columns; `states` are its projects under a scenario, the baseline when left out,
 * `sources` its own sources in order, made here when left out. Applies the
 * rule on past dates. The result depends neither on the order of the projects nor on that of the sources.
 */
export function compilePortfolio(
  portfolio: Portfolio,
  states: readonly ProjectState[] = baselineStates(portfolio),
  sources: SourceRows = sourceRows(portfolio),
): Columns {
  const programme = layOutProgramme(portfolio);
  const profiles = new ProfileRegister();
  const compiled = compileBases(sources, profiles);
  const { order, byId, starts } = canonicalOrder(
    states.map((state) => state.project.id),
    Int32Array.from(states, (state) => compiled.rowOf(state.project.source)),
    compiled.starts.length - 1,
  );

  const settle = settler(portfolio);
  const settled = Array.from(order, (place) => settle(states[place]!));
  const zones = compileZones(portfolio, programme);
  const { starts: effectStarts, effects } = compileEffects(settled, compiled);
  return {
    projects: compileProjects(settled, programme, zones, profiles, effectStarts),
    profiles: tabulateProfiles(programme, profiles.profiles),
    programme,
    zones,
    byId,
    effects,
    bases: compiled.bases,
    sources: { projects: starts, bases: compiled.starts },
  };
}
