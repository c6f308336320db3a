import { movesState } from '../../catalogue/replay.ts';
import { eventsBeside, projectEvents, type ProjectEvent } from '../../db/changes.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { rewound } from '../past/replay-records.ts';

/** One event of a project, and the version it left behind (none when it did not touch the record). */
export interface HistoryEntry {
  readonly event: ProjectEvent;
  readonly version: number | null;
}

/** Everything that happened to a project, the latest first. */
export async function projectHistory(
  reader: Reader,
  key: ProgrammeKey,
  now: ProjectRecord,
): Promise<readonly HistoryEntry[]> {
  const events = await projectEvents(reader, key, { project: now.id });
  let { version } = now;
  return events.toReversed().map((event) => {
    if (!movesState(event, now)) return { event, version: null };
    version -= 1;
    return { event, version: version + 1 };
  });
}

/** The same with what hangs on it: papers, reports, signatures, lamps set by hand, requests for change. */
export async function wholeHistory(
  reader: Reader,
  key: ProgrammeKey,
  now: ProjectRecord,
): Promise<readonly HistoryEntry[]> {
  const beside = (await eventsBeside(reader, key, now.id)).map((event) => ({ event, version: null }));
  return [...(await projectHistory(reader, key, now)), ...beside].toSorted((a, b) => b.event.id - a.event.id);
}

/** The record as it stood at an earlier version; undefined when the trail does not reach back to it. */
export function recordOfVersion(
  history: readonly HistoryEntry[],
  now: ProjectRecord,
  version: number,
): ProjectRecord | undefined {
  if (version === now.version) return now;
  const own = history.findIndex((entry) => entry.version === version);
  if (own < 0) return undefined;
  const later = history.slice(0, own).map(({ event }) => event);
  const touch = history[own]!.event;
  return rewound({ record: now, deleted: false }, later.toReversed(), touch)?.record;
}
