import type { Change } from '../../models/portfolio.ts';
import type { ScenariosTable } from '../db/tables/run-tables.ts';
import { ownAssumptions, ownLocks } from '../services/scenarios/load-scenarios.ts';
import type { ScenarioOrigin } from '../services/scenarios/save-scenario.ts';

/** A scenario as programs read it: its own changes, not those it inherits. */
export function apiScenario(row: ScenariosTable) {
  const { city: _1, programme: _2, parent, changes, archived, origin, ...rest } = row;
  return {
    ...rest,
    inherits: parent,
    origin: origin === null ? null : (JSON.parse(origin) as ScenarioOrigin),
    changes: JSON.parse(changes) as Change[],
    assumptions: ownAssumptions(row),
    locks: ownLocks(row),
    archived: archived === 1,
  };
}
