import { sql } from 'kysely';
import type { FieldChange } from './audit.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { Scope } from './scope.ts';
import type { AuditTable } from './tables/audit-tables.ts';

/** An event about a project, its changes read. */
export interface ProjectEvent extends Omit<AuditTable, 'changes'> {
  readonly changes: readonly FieldChange[];
}

/** Which events: those of one project, of some, of one batch, from an instant on, or before one. */
export interface EventPick {
  readonly project?: string;
  readonly projects?: readonly string[] | undefined;
  readonly batch?: string;
  readonly since?: string;
  readonly until?: string;
}

/** Events about projects of a programme in the order they happened. */
export async function projectEvents(reader: Reader, key: ProgrammeKey, pick: EventPick): Promise<ProjectEvent[]> {
  let query = reader
    .selectFrom('audit')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'project');
  if (pick.project !== undefined) query = query.where('entity_id', '=', pick.project);
  if (pick.projects !== undefined) query = query.where('entity_id', 'in', pick.projects);
  if (pick.batch !== undefined) query = query.where('batch', '=', pick.batch);
  if (pick.since !== undefined) query = query.where('at', '>=', pick.since);
  if (pick.until !== undefined) query = query.where('at', '<', pick.until);
  const rows = await query.orderBy('id').execute();
  return rows.map(eventOf);
}

/** What hangs on a project and keeps a trail of its own. */
const BESIDE = ['evidence', 'dossier', 'report', 'lamp', 'milestones', 'signature', 'work-package', 'review-notes'] as const; // prettier-ignore

/** Events about what hangs on a project – papers, reports, signatures, lamps, requests for change –, in the order they happened. */
export async function eventsBeside(reader: Reader, key: ProgrammeKey, project: string): Promise<ProjectEvent[]> {
  const rows = await reader
    .selectFrom('audit')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where((row) =>
      row.or([
        row.and([row('entity', 'in', BESIDE), row('entity_id', '=', project)]),
        // Requests are named after their project and a number: `0` is the sign after `/`.
        row.and([row('entity', '=', 'request'), row('entity_id', '>', `${project}/`), row('entity_id', '<', `${project}0`)]), // prettier-ignore
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(eventOf);
}

/** Number of the latest event of every project a batch touched: who has a later one was touched since. */
export async function latestEvents(
  reader: Reader,
  key: ProgrammeKey,
  batch: string,
): Promise<ReadonlyMap<string, number>> {
  const touched = reader
    .selectFrom('audit as own')
    .select('own.entity_id')
    .where('own.city', '=', key.city)
    .where('own.programme', '=', key.programme)
    .where('own.entity', '=', 'project')
    .where('own.batch', '=', batch);
  const rows = await reader
    .selectFrom('audit')
    .select((column) => ['entity_id', column.fn.max('id').as('id')])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'project')
    .where('entity_id', 'in', touched)
    .groupBy('entity_id')
    .execute();
  return new Map(rows.map(({ entity_id, id }) => [entity_id, id]));
}

/** The last event about every project, or each of these, before an instant: who and when. */
export async function latestTouches(
  reader: Reader,
  key: ProgrammeKey,
  before: string,
  projects?: readonly string[],
): Promise<ReadonlyMap<string, Pick<ProjectEvent, 'at' | 'user_name'>>> {
  const all = reader
    .selectFrom('audit as own')
    .select((column) => column.fn.max('own.id').as('id'))
    .where('own.city', '=', key.city)
    .where('own.programme', '=', key.programme)
    .where('own.entity', '=', 'project')
    .where('own.at', '<', before)
    .groupBy('own.entity_id');
  const last = projects === undefined ? all : all.where('own.entity_id', 'in', projects);
  const rows = await reader
    .selectFrom('audit')
    .select(['entity_id', 'at', 'user_name'])
    .where('city', '=', key.city)
    .where('id', 'in', last)
    .execute();
  return new Map(rows.map((row) => [row.entity_id, row]));
}

/** What a batch did, counted by project: how many were entered, changed, deleted, restored in a scope. */
export async function actionsOfBatch(
  reader: Reader,
  scope: Scope,
  batch: string,
): Promise<readonly { readonly action: string; readonly count: number }[]> {
  return eventsOfBatch(reader, scope, batch)
    .select(['action', sql<number>`count(distinct ${sql.ref('entity_id')})`.as('count')])
    .groupBy('action')
    .orderBy('action')
    .execute();
}

/** How many projects of a scope a batch touched. */
export async function countInBatch(reader: Reader, scope: Scope, batch: string): Promise<number> {
  const { count } = await eventsOfBatch(reader, scope, batch)
    .select(sql<number>`count(distinct ${sql.ref('entity_id')})`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The events of a batch, some projects at a time, in the order of their numbers. */
export async function batchEvents(
  reader: Reader,
  scope: Scope,
  batch: string,
  slice: { readonly limit: number; readonly offset: number },
): Promise<ProjectEvent[]> {
  const shown = await eventsOfBatch(reader, scope, batch)
    .select('entity_id')
    .distinct()
    .orderBy('entity_id')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
  if (shown.length === 0) return [];
  const rows = await eventsOfBatch(reader, scope, batch)
    .selectAll()
    .where(
      'entity_id',
      'in',
      shown.map(({ entity_id }) => entity_id),
    )
    .orderBy('entity_id')
    .orderBy('id')
    .execute();
  return rows.map(eventOf);
}

function eventsOfBatch(reader: Reader, scope: Scope, batch: string) {
  const rows = reader
    .selectFrom('audit')
    .where('city', '=', scope.city)
    .where('programme', '=', scope.programme)
    .where('entity', '=', 'project')
    .where('batch', '=', batch);
  return scope.district === null ? rows : rows.where('district', '=', scope.district);
}

function eventOf(row: AuditTable): ProjectEvent {
  return { ...row, changes: JSON.parse(row.changes) as FieldChange[] };
}
