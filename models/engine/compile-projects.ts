import type { Programme } from './programme.ts';
import { BOOK_STATUSES, BOOKS } from '../vocabulary.ts';
import { NEVER, NO_DAY, NONE, type ProjectColumns, type ZoneColumn } from './columns.ts';
import type { ProfileRegister } from './profile-register.ts';
import type { ProjectState } from './project-state.ts';
import type { Settled } from './settle.ts';

/** Lays settled projects out as columns, in their order; `effectStarts` is where each one's effects start. */
export function compileProjects(
  settled: readonly Settled[],
  programme: Programme,
  zones: readonly ZoneColumn[],
  profiles: ProfileRegister,
  effectStarts: Int32Array,
): ProjectColumns {
  const { start } = programme;
  const zoneRows = new Map(zones.map((zone, row) => [zone.id, row]));
  const states = settled.map(({ state }) => state);
  return {
    count: states.length,
    states,
    book: Int8Array.from(states, narrowestBook),
    zone: Int32Array.from(states, (state) => zoneRows.get(state.zone) ?? NONE),
    effective: Int32Array.from(states, ({ effective }) => (effective === null ? NO_DAY : effective - start)),
    end: Int32Array.from(states, ({ until }) => (until === null ? NEVER : until + 1 - start)),
    ...numberGroups(states),
    order: Float64Array.from(states, ({ project }) => project.order ?? 0),
    uptime: Float64Array.from(states, ({ uptime }) => uptime),
    profile: Int32Array.from(states, ({ project }) => profiles.rowOf(project.profile)),
    pastDate: Uint8Array.from(settled, ({ pastDate }) => (pastDate ? 1 : 0)),
    effects: effectStarts,
  };
}

function narrowestBook(state: ProjectState): number {
  return state.excluded ? NONE : BOOKS.findLastIndex((book) => BOOK_STATUSES[book].includes(state.status));
}

function numberGroups(states: readonly ProjectState[]): Pick<ProjectColumns, 'group' | 'groups'> {
  const numbers = new Map<string, number>();
  const group = Int32Array.from(states, ({ project }) => {
    const name = project.group ?? project.id;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { group, groups: numbers.size };
}
