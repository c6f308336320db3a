import { BOOK_STATUSES, BOOKS, type Status, STATUSES } from '../vocabulary.ts';
import { NEVER, NO_DAY, NONE, type ProjectColumns, type ZoneColumn } from './columns.ts';
import type { ProfileRegister } from './profile-register.ts';
import type { Programme } from './programme.ts';
import type { ProjectState } from './project-state.ts';
import type { Settled } from './settle.ts';

const NARROWEST_BOOK: ReadonlyMap<Status, number> = new Map(
  STATUSES.map((status) => [status, BOOKS.findLastIndex((book) => BOOK_STATUSES[book].includes(status))]),
);

/** Lays settled projects out as columns, in their order; `effectStarts` is where each one's effects start. */
export function compileProjects(
  settled: readonly Settled[],
  { start }: Programme,
  zones: readonly ZoneColumn[],
  profiles: ProfileRegister,
  effectStarts: Int32Array,
): ProjectColumns {
  const count = settled.length;
  const zoneRows = new Map(zones.map((zone, row) => [zone.id, row]));
  const states = settled.map(({ state }) => state);
  const columns = {
    count,
    states,
    book: new Int8Array(count),
    zone: new Int32Array(count),
    effective: new Int32Array(count),
    end: new Int32Array(count),
    order: new Float64Array(count),
    uptime: new Float64Array(count),
    profile: new Int32Array(count),
    pastDate: new Uint8Array(count),
    effects: effectStarts,
    ...numberGroups(states),
  };
  for (const [row, { state, pastDate }] of settled.entries()) {
    const { project, effective, until } = state;
    columns.book[row] = state.excluded ? NONE : NARROWEST_BOOK.get(state.status)!;
    columns.zone[row] = zoneRows.get(state.zone) ?? NONE;
    columns.effective[row] = effective === null ? NO_DAY : effective - start;
    columns.end[row] = until === null ? NEVER : until + 1 - start;
    columns.order[row] = project.order ?? 0;
    columns.uptime[row] = state.uptime;
    columns.profile[row] = profiles.rowOf(project.profile);
    columns.pastDate[row] = pastDate ? 1 : 0;
  }
  return columns;
}

function numberGroups(states: readonly ProjectState[]): Pick<ProjectColumns, 'group' | 'groups'> {
  const named = new Map<string, number>();
  for (const { project } of states) {
    if (project.group != null && !named.has(project.group)) named.set(project.group, named.size);
  }
  // Most projects are a group of their own, and ids are unique: only named groups need looking up.
  let groups = named.size;
  const group = new Int32Array(states.length);
  for (const [row, { project }] of states.entries()) {
    group[row] = (named.size === 0 ? undefined : named.get(project.group ?? project.id)) ?? groups++;
  }
  return { group, groups };
}
