import { latestTouches, projectEvents } from '../../db/changes.ts';
import { copyDatedDetails, type DayEnd } from '../../db/copy-dated-details.ts';
import { copyPastFollowing } from '../../db/copy-past-following.ts';
import { copyReferences } from '../../db/copy-references.ts';
import { keptProjects } from '../../db/deleted-projects.ts';
import { fillFigures, fillProjects } from '../../db/fill-projects.ts';
import { groupRows } from '../../db/group-rows.ts';
import { openInMemory } from '../../db/open-in-memory.ts';
import type { MemoryStore } from '../../db/open-sqlite.ts';
import { insertProgramme, programmeOf, type ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import { checkedOutcome } from '../portfolio/checked-outcome.ts';
import { followingOf } from '../following/following.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { figuresRows } from '../figures/refresh-figures.ts';
import { rewound } from './replay-records.ts';

/** Which past: of which programme, until the end of which day, credited for which. */
export interface PastDay extends DayEnd {
  readonly key: ProgrammeKey;
  readonly asOf: string;
}

/** The ledger of a past day, made from the present one and its trail. */
export async function buildPast(reader: Reader, past: PastDay): Promise<MemoryStore> {
  const { key, asOf } = past;
  const present = await programmeOf(reader, key);
  const records = await recordsBefore(reader, past);
  const store = await openInMemory();
  await store.write(async (trx) => {
    const programme = { ...present, as_of: asOf, safe_days_of: null };
    const credited = { figures_version: present.data_version, figures_as_of: asOf };
    await insertProgramme(trx, { ...programme, ...credited });
    await copyReferences(reader, store.fill, key);
    fillProjects(store.fill, key, records);
    await copyBeside(reader, store, past, records);
    const outcome = checkedOutcome(await portfolioOf(trx, programme, asOf, records));
    const following = await followingOf(trx, programme);
    await fillFigures(trx, store.fill, key, figuresRows(programme, records, outcome, asOf, following));
  });
  return store;
}

/** Copies what was known of these projects beside their records. */
export async function copyBeside(
  reader: Reader,
  { fill }: MemoryStore,
  past: PastDay,
  records: readonly Pick<ProjectRecord, 'id'>[],
): Promise<void> {
  const known = new Set(records.map(({ id }) => id));
  await copyDatedDetails(reader, fill, past.key, past, known);
  await copyPastFollowing(reader, fill, past.key, past, known);
}

/** The living projects of a programme as they stood before an instant, all or those named, in the order of their numbers. */
export async function recordsBefore(
  reader: Reader,
  { key, instant }: PastDay,
  projects?: readonly string[],
): Promise<ProjectRecord[]> {
  if (projects?.length === 0) return [];
  const kept = await keptProjects(reader, key, projects);
  const since = groupRows(await projectEvents(reader, key, { since: instant, projects }), (event) => event.entity_id);
  const touches = await latestTouches(reader, key, instant, projects);
  return kept.flatMap((now) => {
    const own = since.get(now.record.id) ?? [];
    if (now.record.created >= instant) return [];
    const then = rewound(now, own, touches.get(now.record.id));
    return then === null || then.deleted ? [] : [then.record];
  });
}
