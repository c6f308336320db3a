import type { Lock } from '../../../models/engine/locks.ts';
import { lockedProjects } from '../../../models/engine/locks.ts';
import { baselineStates, type ProjectState } from '../../../models/engine/project-state.ts';
import { applyChanges } from '../../../models/engine/scenario.ts';
import { switchedChanges } from '../../../models/engine/switches.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { NotFound } from '../../errors.ts';
import { inputsOf, lineage, ownLocks } from './load-scenarios.ts';
import type { ScenarioInput } from './save-scenario.ts';

/** What a button beside a project does: leave out, take in, lock as it must stay or must not be taken, unlock. */
export const SWITCHES = ['out', 'in', 'keep', 'bar', 'unlock'] as const;
export type Switch = (typeof SWITCHES)[number];

/** How a project stands under a scenario with all it inherits. */
export interface ProjectStanding {
  readonly out: boolean;
  readonly lock: Lock['kind'] | null;
  /** The lock is this scenario's own and names this project alone: a button may take it off. */
  readonly mayUnlock: boolean;
}

/** How every project of a programme stands under a scenario as it is now, by number. */
export async function standingUnder(
  reader: Reader,
  key: ProgrammeKey,
  scenario: ScenariosTable,
  portfolio: Portfolio,
): Promise<ReadonlyMap<string, ProjectStanding>> {
  const { changes, locks } = inputsOf(await scenariosOf(reader, key, true), scenario.id);
  const states = applyChanges(baselineStates(portfolio), changes);
  const locked = lockedProjects(portfolio, locks);
  const [keep, bar] = [new Set(locked.keep), new Set(locked.bar)];
  const own = ownLocks(scenario);
  const standing = new Map<string, ProjectStanding>();
  for (const state of states) {
    const id = numberOf(state);
    const out = (standing.get(id)?.out ?? true) && state.excluded;
    const lock = keep.has(id) ? 'keep' : bar.has(id) ? 'bar' : null;
    standing.set(id, { out, lock, mayUnlock: own.some((one) => namesAlone(one, id)) });
  }
  return standing;
}

/** A scenario's own changes and locks with one project switched; throws NotFound for a number the programme does not have. */
export async function switched(
  reader: Reader,
  key: ProgrammeKey,
  scenario: ScenariosTable,
  portfolio: Portfolio,
  project: string,
  to: Switch,
): Promise<Pick<ScenarioInput, 'changes' | 'locks'>> {
  const states = baselineStates(portfolio).filter((state) => numberOf(state) === project);
  if (states.length === 0) throw new NotFound('project', project);
  const changes = JSON.parse(scenario.changes) as Change[];
  const locks = ownLocks(scenario);
  if (to === 'keep' || to === 'bar') return { changes, locks: [...locks, { kind: to, select: { group: [project] } }] };
  if (to === 'unlock') return { changes, locks: locks.filter((one) => !namesAlone(one, project)) };
  const parents = lineage(await scenariosOf(reader, key, true), scenario.id).slice(0, -1);
  const inherited = parents.flatMap((row) => JSON.parse(row.changes) as Change[]);
  const outUnder = (own: readonly Change[]): boolean =>
    applyChanges(states, [...inherited, ...own]).every(({ excluded }) => excluded);
  return { changes: switchedChanges(changes, project, to, outUnder), locks };
}

function namesAlone({ select }: Lock, project: string): boolean {
  return JSON.stringify(select) === JSON.stringify({ group: [project] });
}

function numberOf({ project }: ProjectState): string {
  return project.group ?? project.id;
}
