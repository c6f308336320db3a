import { carriedOut, movesState, takenBack, type Standing } from '../../catalogue/replay.ts';
import type { ProjectEvent } from '../../db/changes.ts';
import type { KeptProject } from '../../db/deleted-projects.ts';
import type { ProjectRecord } from '../../db/project-record.ts';

/** A project as it stood: null before it was entered. */
export type Replayed = KeptProject | null;

/** Who and when an event was: what a record says of its last change. */
export type Touch = Pick<ProjectEvent, 'at' | 'user_name'>;

/**
 * The project as it stood before these events (the earliest first), taken back from how it stands now; `touch` is the event before
 * them, where it is known.
 */
export function rewound(now: KeptProject, events: readonly ProjectEvent[], touch?: Touch): Replayed {
  if (events.length === 0) return now;
  let standing: Standing<ProjectRecord> | null = { fields: now.record, deleted: now.deleted };
  let { version } = now.record;
  for (const event of events.toReversed()) {
    if (standing === null) break;
    if (movesState(event, now.record)) version -= 1;
    standing = takenBack(standing, event);
  }
  if (standing === null) return null;
  const by = touch === undefined ? {} : { updated: touch.at, updated_by: touch.user_name };
  return { record: { ...standing.fields, version, ...by }, deleted: standing.deleted };
}

/** The project as its events alone tell it, from the first (its creation) on. */
export function replayed(id: string, events: readonly ProjectEvent[], like: ProjectRecord): Replayed {
  const [first] = events;
  if (first === undefined) return null;
  const blank = { ...blankLike(like), id };
  let standing: Standing<ProjectRecord> | null = null;
  let version = 0;
  for (const event of events) {
    standing = carriedOut(standing, event, blank);
    if (movesState(event, like)) version += 1;
  }
  const last = events.filter((event) => movesState(event, like)).at(-1) ?? first;
  const kept = {
    version,
    created: first.at,
    created_by: first.user_name,
    updated: last.at,
    updated_by: last.user_name,
  };
  return { record: { ...standing!.fields, ...kept }, deleted: standing!.deleted };
}

/** Lists that say nothing are empty lists, everything else is null. */
const LISTS = new Set(['measures', 'tranches', 'windows', 'amounts', 'tags']);

function blankLike(record: ProjectRecord): ProjectRecord {
  const blank = Object.keys(record).map((key) => [key, LISTS.has(key) ? [] : key === 'reduces' ? {} : null]);
  return Object.fromEntries(blank) as ProjectRecord;
}
