import { breaches, lockedProjects, type Breach, type Lock } from '../../../models/engine/locks.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { applyChanges } from '../../../models/engine/scenario.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { inputsOf, lineage, ownLocks } from './load-scenarios.ts';

/** A lock that a save would break, and the scenario in which: the one saved, or one that inherits from it. */
export interface BrokenLock extends Breach {
  readonly scenario: Pick<ScenariosTable, 'id' | 'name'>;
  /** The scenario that holds the lock: the same, or one it inherits from. */
  readonly holder: Pick<ScenariosTable, 'id' | 'name'>;
}

/** Locks as a row keeps them; none are null. */
export function locksText(locks: readonly Lock[]): string | null {
  return locks.length === 0 ? null : JSON.stringify(locks);
}

/**
 * Locks that hold before a save and would not after it, in the scenario itself and in all that inherit from it. What was broken before
 * (the data moved on) stops nobody from saving something else.
 */
export function newlyBroken(
  programme: Portfolio,
  others: readonly ScenariosTable[],
  before: ScenariosTable | null,
  after: ScenariosTable,
): readonly BrokenLock[] {
  const rows = [...others, after];
  const touched = rows.filter(({ id }) => lineage(rows, id).some((one) => one.id === after.id));
  const old = before === null ? null : [...others, before];
  return touched.flatMap((row) => {
    const known = new Set(old === null ? [] : brokenIn(programme, old, row.id).map(nameOf));
    const broken = brokenIn(programme, rows, row.id).filter((breach) => !known.has(nameOf(breach)));
    return broken.map((breach) => ({ ...breach, scenario: row, holder: holderOf(programme, rows, row, breach) }));
  });
}

/** Who of a scenario and those it inherits from holds a lock. */
function holderOf(programme: Portfolio, rows: readonly ScenariosTable[], row: ScenariosTable, breach: Breach) {
  const chain = lineage(rows, row.id);
  return chain.find((one) => lockedProjects(programme, ownLocks(one))[breach.kind].includes(breach.project)) ?? row;
}

const nameOf = ({ kind, project }: Breach): string => `${kind} ${project}`;

function brokenIn(programme: Portfolio, rows: readonly ScenariosTable[], id: string): readonly Breach[] {
  const { changes, locks } = inputsOf(rows, id);
  if (locks.length === 0) return [];
  return breaches(applyChanges(baselineStates(programme), changes), lockedProjects(programme, locks));
}
