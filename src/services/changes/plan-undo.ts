import { isDeepStrictEqual } from 'node:util';
import { isOwnKey } from '../../catalogue/own-key.ts';
import { netChange, type NetChange } from '../../catalogue/replay.ts';
import { findBatch } from '../../db/batches.ts';
import { latestEvents, projectEvents, type ProjectEvent } from '../../db/changes.ts';
import { keptProjects, type KeptProject } from '../../db/deleted-projects.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import type { BatchesTable } from '../../db/tables/audit-tables.ts';
import { NotFound } from '../../errors.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** One field of a project that is no longer what the batch wrote: what stood before the batch, what it wrote, what stands now. */
export interface Moved {
  readonly field: string;
  readonly was: unknown;
  readonly wrote: unknown;
  readonly now: unknown;
}

/** What taking back a batch means for one project it touched. */
export type UndoItem =
  | { readonly kind: 'set'; readonly now: ProjectRecord; readonly target: ProjectRecord }
  | { readonly kind: 'remove'; readonly now: ProjectRecord }
  | { readonly kind: 'bring-back'; readonly now: ProjectRecord }
  /** Nothing is left to take back. */
  | { readonly kind: 'same'; readonly now: ProjectRecord }
  /** Somebody worked on it since: `target` is what going back all the same would put there (null: it would go). */
  | {
      readonly kind: 'changed-since';
      readonly now: ProjectRecord;
      readonly target: ProjectRecord | null;
      readonly fields: readonly Moved[];
    }
  /** It was deleted since, or brought back: there is nothing to choose. */
  | { readonly kind: 'gone'; readonly now: ProjectRecord };

export interface UndoPlan {
  readonly batch: BatchesTable;
  /** One per project of the batch, in the order of their numbers. */
  readonly items: readonly UndoItem[];
}

/** Why a batch cannot be taken back by this person at all. */
export type UndoRefusal = 'sample' | 'foreign-rows';

/** Kinds of batches that stay: the sample is where the trail begins. */
const STAYING: ReadonlySet<string> = new Set(['sample']);

/** The versions of projects that go back although somebody changed them since, as their reader saw them. */
export type Choices = ReadonlyMap<string, number>;

/**
 * What taking a batch back would do: every project whose values are still what the batch wrote goes back, the others are listed.
 * A branch takes back only what lies wholly in its own rows. Reads only.
 */
export async function planUndo(
  reader: Reader,
  { scope }: SaveContext,
  id: string,
  choices: Choices = new Map(),
): Promise<UndoPlan | { readonly refusal: UndoRefusal }> {
  const batch = await findBatch(reader, scope, id);
  if (batch === undefined) throw new NotFound('batch', id);
  if (STAYING.has(batch.kind)) return { refusal: 'sample' };
  const events = await projectEvents(reader, scope, { batch: id });
  const ofProject = groupRows(events, (event) => event.entity_id);
  const kept = await keptProjects(reader, scope, [...ofProject.keys()]);
  const { district } = scope;
  const isForeign = (one: { readonly district: string | null }): boolean =>
    district !== null && one.district !== district;
  if (events.some(isForeign) || kept.some(({ record }) => isForeign(record))) return { refusal: 'foreign-rows' };

  const latest = await latestEvents(reader, scope, id);
  const items = kept.map((one) => {
    const own = ofProject.get(one.record.id)!;
    return chosen(itemOf(one, own, latest.get(one.record.id)!), choices);
  });
  return { batch, items };
}

function itemOf({ record: now, deleted }: KeptProject, events: readonly ProjectEvent[], latest: number): UndoItem {
  const net = netChange(events);
  if (net.kind === 'nothing') return { kind: 'same', now };
  if (net.kind === 'removed') return deleted ? { kind: 'bring-back', now } : { kind: 'same', now };
  if (deleted) return net.kind === 'changed' ? { kind: 'gone', now } : { kind: 'same', now };
  if (net.kind !== 'changed') {
    if (latest === events.at(-1)!.id) return { kind: 'remove', now };
    return { kind: 'changed-since', now, target: null, fields: movedFields(now, net) };
  }
  return changedItem(now, net);
}

function changedItem(now: ProjectRecord, net: NetChange): UndoItem {
  const own = net.changes.filter(({ field }) => isOfRecord(field, now));
  const target = { ...now, ...Object.fromEntries(own.map(({ field, from }) => [field, from])) };
  if (isDeepStrictEqual(target, now)) return { kind: 'same', now };
  const fields = movedFields(now, { ...net, changes: own });
  return fields.length === 0 ? { kind: 'set', now, target } : { kind: 'changed-since', now, target, fields };
}

function movedFields(now: ProjectRecord, { changes }: NetChange): readonly Moved[] {
  const values = now as unknown as Readonly<Record<string, unknown>>;
  return changes
    .filter(({ field }) => isOfRecord(field, now))
    .map(({ field, from, to }) => ({ field, was: from, wrote: to, now: values[field] ?? null }))
    .filter(({ wrote, now: value }) => !isDeepStrictEqual(wrote, value));
}

/** An own field is there only while it says something. */
function isOfRecord(field: string, now: ProjectRecord): boolean {
  return field in now || isOwnKey(field);
}

/** Whoever chose to go back all the same, having seen this very version, goes back. */
function chosen(item: UndoItem, choices: Choices): UndoItem {
  if (item.kind !== 'changed-since' || choices.get(item.now.id) !== item.now.version) return item;
  const { now, target } = item;
  return target === null ? { kind: 'remove', now } : { kind: 'set', now, target };
}
