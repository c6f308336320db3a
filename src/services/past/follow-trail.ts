import { reachOf, type Reach } from '../../catalogue/past-reach.ts';
import { copyPastSteps } from '../../db/copy-dated-details.ts';
import { copyReferences, type Reference } from '../../db/copy-references.ts';
import { fillProjects } from '../../db/fill-projects.ts';
import { forgetProjects, forgetReferences, forgetSteps } from '../../db/forget-rows.ts';
import type { MemoryStore } from '../../db/open-sqlite.ts';
import { programmeOf, raiseDataVersion } from '../../db/programmes.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { scopedProjects, wholeProgramme, type Scope } from '../../db/scope.ts';
import { eventsBetween, type Span } from '../../db/trail-span.ts';
import { copyBeside, recordsBefore, type PastDay } from './build-past.ts';
import { recredit } from '../figures/recredit.ts';

/** More than this is read anew sooner than project by project. */
const PROJECTS_AT_MOST = 400;
/** Engines take some ten thousand values in one statement. */
const STEPS_AT_MOST = 8000;
const EVENTS_AT_MOST = 20_000;

const TABLES: Readonly<Partial<Record<Reach, readonly Reference[]>>> = {
  sources: ['sources', 'source_bases'],
  enterprises: ['enterprises'],
  targets: ['targets'],
};

/**
 * Brings a kept ledger of a past day up to what the trail tells since: only what those events may have moved is made anew. False when
 * they may have moved too much: then nothing is touched, and it has to be made anew.
 */
export async function followTrail(reader: Reader, store: MemoryStore, past: PastDay, span: Span): Promise<boolean> {
  if (span.to - span.from > EVENTS_AT_MOST) return false;
  const reached = new Map<Reach, Set<string>>();
  for (const event of await eventsBetween(reader, past.key, span)) {
    const reach = reachOf(event, past.instant);
    reached.set(reach, (reached.get(reach) ?? new Set()).add(event.entity_id));
  }
  const projects = reached.get('project') ?? new Set();
  if (reached.has('everything') || projects.size > PROJECTS_AT_MOST) return false;
  const steps = [...(reached.get('steps') ?? [])].filter((id) => !projects.has(id));
  if (steps.length > STEPS_AT_MOST) return false;
  const tables = [...reached.keys()].flatMap((reach) => TABLES[reach] ?? []);
  const sources = reached.get('sources') ?? new Set();
  if (projects.size + steps.length + tables.length === 0) return true;
  await store.write(async (trx) => {
    await forgetReferences(trx, past.key, tables);
    await copyReferences(reader, store.fill, past.key, tables);
    const programme = await programmeOf(trx, past.key);
    const standing = await livingAmong(trx, wholeProgramme(programme), steps);
    await forgetSteps(trx, past.key, standing);
    await copyPastSteps(reader, store.fill, past.key, past, new Set(standing));
    const ids = [...projects];
    const before = await projectsOf(trx, wholeProgramme(programme), { ids });
    const after = await recordsBefore(reader, past, ids);
    await forgetProjects(trx, past.key, ids);
    fillProjects(store.fill, past.key, after);
    await copyBeside(reader, store, past, after);
    const stood = [...before, ...after].flatMap(({ source }) => source ?? []);
    if (projects.size + sources.size === 0) await raiseDataVersion(trx, past.key);
    else await recredit(trx, programme, past.asOf, { ids, sources: [...new Set([...sources, ...stood])] });
  });
  return true;
}

async function livingAmong(reader: Reader, scope: Scope, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await scopedProjects(reader, scope).select('projects.id').where('projects.id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}
