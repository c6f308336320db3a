import { latestTouches, projectEvents } from '../db/changes.ts';
import { copyDatedDetails } from '../db/copy-dated-details.ts';
import { copyReferences } from '../db/copy-references.ts';
import { keptProjects } from '../db/deleted-projects.ts';
import { groupRows } from '../db/group-rows.ts';
import { openInMemory } from '../db/open-in-memory.ts';
import { copyPastFollowing } from '../db/copy-past-following.ts';
import { insertProgramme, programmeOf } from '../db/programmes.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import { insertProjects } from '../db/projects.ts';
import type { Reader } from '../db/reader.ts';
import type { ProgrammesTable } from '../db/tables/programme-tables.ts';
import { addDays } from '../words/day.ts';
import { keepingWork } from './keeping.ts';
import { refreshFigures } from './refresh-figures.ts';
import { rewound } from './replay-records.ts';

/** The ledger as it was known at the end of a day: a small database of its own, asked by the same queries as the present one. */
export interface PastLedger {
  readonly reader: Reader;
  readonly programme: ProgrammesTable;
  /** The day its figures are credited for: that day, or the programme's as-of day when it lies before. */
  readonly asOf: string;
}

/** Four days at a time; each is some megabytes. */
const kept = keepingWork<PastLedger>(4);

/**
 * Every project as it stood at the end of `day` (Asia/Shanghai), credited by the model for that day. Sources, zones and targets are
 * those of today: they have no history. Kept per data version and day.
 */
export async function pastLedger(
  reader: Reader,
  programme: ProgrammesTable,
  day: string,
  asOf: string,
): Promise<PastLedger> {
  const key = JSON.stringify([programme.city, programme.id, programme.data_version, day, asOf]);
  return kept(reader, key, () => rebuild(reader, programme, day, day < asOf ? day : asOf));
}

async function rebuild(reader: Reader, present: ProgrammesTable, day: string, asOf: string): Promise<PastLedger> {
  const key = { city: present.city, programme: present.id };
  const instant = new Date(`${addDays(day, 1)}T00:00:00+08:00`).toISOString();
  const records = await recordsBefore(reader, present, instant);
  const store = await openInMemory();
  await store.write(async (trx) => {
    await copyReferences(reader, trx, key);
    await insertProgramme(trx, {
      ...present,
      as_of: asOf,
      figures_as_of: null,
      safe_days_of: null,
    });
    await insertProjects(trx, key, records);
    const known = new Set(records.map(({ id }) => id));
    await copyDatedDetails(reader, trx, key, { day, instant }, known);
    await copyPastFollowing(reader, trx, key, { instant, asOf }, known);
    await refreshFigures(trx, key, asOf);
  });
  return {
    reader: store.read,
    programme: await programmeOf(store.read, key),
    asOf,
  };
}

/** The living projects of a programme as they stood before an instant. */
async function recordsBefore(reader: Reader, { city, id }: ProgrammesTable, instant: string): Promise<ProjectRecord[]> {
  const key = { city, programme: id };
  const kept = await keptProjects(reader, key);
  const since = groupRows(await projectEvents(reader, key, { since: instant }), (event) => event.entity_id);
  const touches = await latestTouches(reader, key, instant);
  return kept.flatMap((now) => {
    const own = since.get(now.record.id) ?? [];
    if (now.record.created >= instant) return [];
    const then = rewound(now, own, touches.get(now.record.id));
    return then === null || then.deleted ? [] : [then.record];
  });
}
