import { isOwnKey } from '../../catalogue/own-key.ts';
import { problem } from '../../catalogue/problem.ts';
import { checkProject, type ProjectInput } from '../../catalogue/project-schema.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { answerOpenRequest, findRequest, insertRequest } from '../../db/change-requests.ts';
import { takeNumbers } from '../../db/counters.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { wholeProgramme, type Scope } from '../../db/scope.ts';
import type { ChangeRequestsTable } from '../../db/tables/draft-tables.ts';
import { NotFound } from '../../errors.ts';
import { signature } from '../actor.ts';
import { cityReferences } from '../city-references.ts';
import { conflictOf, recordAtVersion, type Conflict } from './conflict.ts';
import { fieldsToAsk } from './fields-to-ask.ts';
import { checkNamed } from '../projects/check-references.ts';
import { inputOf } from '../projects/input-of.ts';
import { planSaves } from '../projects/plan-saves.ts';
import { recordChanges } from './record-changes.ts';
import type { Planned, SaveContext } from '../projects/save-plan.ts';
import { saveProject } from '../projects/save-project.ts';
import { settleRecord } from '../projects/settle-record.ts';

/** What came of asking: a number, or why not (as for a save). */
export type Asked =
  Exclude<Planned, { kind: 'create' | 'update' | 'unchanged' }> | { readonly kind: 'asked'; readonly request: number };

/**
 * A branch asks for a change of a listed project: what it may report is saved at once, the rest waits as a request until a planner answers. The whole
 * change is checked as if the city made it, so that a request can be accepted as it stands. Needs a reason.
 */
export async function askForChange(
  trx: Writer,
  context: SaveContext,
  input: unknown,
  expectedVersion?: number,
): Promise<Asked> {
  const { actor, scope } = context;
  const reason = actor.reason?.trim() ?? '';
  if (reason === '') return { kind: 'invalid', problems: [problem('reason', 'required')] };
  await holdProgramme(trx, scope);
  const checked = checkProject(input);
  if (!checked.ok) return { kind: 'invalid', problems: checked.problems };
  const before = await findProject(trx, scope, checked.value.id ?? '');
  if (before === undefined) throw new NotFound('project', checked.value.id ?? '');
  // What is checked as if the city made it must not be told what only the city sees.
  const city = await cityReferences(trx, scope, sourcesOfInput(checked.value));
  const unseen = checkNamed(checked.value, scope, city).filter(({ field }) => field === 'source');
  if (unseen.length > 0) return { kind: 'invalid', problems: unseen };
  const whole = { ...context, scope: wholeProgramme({ city: scope.city, id: scope.programme }) };
  const [asCity] = (await planSaves(trx, whole, [{ input: checked.value, expectedVersion }])).planned;
  if (asCity?.kind === 'invalid' || asCity?.kind === 'conflict') return asCity;

  const after = settleRecord({ input: checked.value, before, id: before.id }, actor, city);
  const fields = fieldsToAsk(before, after);
  const changes = recordChanges(before, after).filter(({ field }) => fields.some((one) => one === field));
  if (changes.length === 0) return { kind: 'invalid', problems: [problem('reason', 'nothing-to-ask')] };
  const saved = await saveProject(trx, context, withoutAsked(checked.value, before, fields), before.version);
  if (saved.kind === 'invalid' || saved.kind === 'conflict') return saved;

  return openRequest(trx, context, saved.record, changes);
}

/** Keeps what a branch asks for until somebody answers, with its audit row. */
export async function openRequest(
  trx: Writer,
  context: SaveContext,
  project: ProjectRecord,
  changes: readonly FieldChange[],
): Promise<{ readonly kind: 'asked'; readonly request: number }> {
  const { actor, scope } = context;
  const id = await takeNumbers(trx, scope.city, `request/${scope.programme}`);
  const row: ChangeRequestsTable = {
    city: scope.city,
    programme: scope.programme,
    id,
    project: project.id,
    district: project.district,
    base_version: project.version,
    changes: JSON.stringify(changes),
    reason: actor.reason?.trim() ?? '',
    state: 'open',
    asked_by: actor.person.id,
    asked_by_name: actor.person.displayName,
    asked: actor.now.toISOString(),
    answered_by: null,
    answered: null,
    answer: null,
    version: 1,
  };
  await insertRequest(trx, row);
  await auditRequest(trx, context, row, 'ask', changes);
  return { kind: 'asked', request: id };
}

const sourcesOfInput = ({ source }: ProjectInput): string[] => (source === null ? [] : [source]);

/** The same input with the fields to ask for as they stand. */
function withoutAsked(input: ProjectInput, before: ProjectRecord, fields: readonly string[]): ProjectInput {
  const stands = Object.entries(inputOf(before)).filter(([key]) => fields.includes(key));
  return { ...input, ...Object.fromEntries(stands) };
}

/** A request against the record of today: what was asked for, and where the record has moved since. */
export interface StandingRequest {
  readonly request: ChangeRequestsTable;
  readonly changes: readonly FieldChange[];
  readonly conflict: Conflict;
}

/** A request with its project; undefined when it lies outside the scope or its project was deleted. */
export async function standingRequest(reader: Reader, scope: Scope, id: number): Promise<StandingRequest | undefined> {
  const request = await findRequest(reader, scope, id);
  const record = request === undefined ? undefined : await findProject(reader, scope, request.project);
  if (request === undefined || record === undefined) return undefined;
  const changes = JSON.parse(request.changes) as FieldChange[];
  const key = { city: scope.city, programme: scope.programme };
  const base = await recordAtVersion(reader, key, record, request.base_version);
  const mine = { ...base, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
  return { request, changes, conflict: conflictOf(base, record, mine) };
}

/** Fields asked for that somebody changed meanwhile: the planner takes one or the other. */
export function movedFields({ conflict, changes }: StandingRequest): readonly string[] {
  const asked = new Set(changes.map(({ field }) => field));
  return conflict.fields
    .filter(({ field, touched }) => touched === 'both' && asked.has(field))
    .map(({ field }) => field);
}

export type Answered =
  | { readonly kind: 'answered' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'pick'; readonly missing: readonly string[] }
  | Extract<Planned, { kind: 'invalid' | 'conflict' }>;

/** Makes the change as the planner's own (`actor.reason` names who asked); fields that moved since take what `picks` says. */
export async function acceptRequest(
  trx: Writer,
  context: SaveContext,
  id: number,
  answer: { readonly picks: Readonly<Record<string, string>>; readonly words: string },
): Promise<Answered> {
  await holdProgramme(trx, context.scope);
  const standing = await standingRequest(trx, context.scope, id);
  if (standing === undefined) throw new NotFound('request', String(id));
  if (standing.request.state !== 'open') return { kind: 'gone' };
  const moved = movedFields(standing);
  const missing = moved.filter((field) => answer.picks[field] === undefined);
  if (missing.length > 0) return { kind: 'pick', missing };
  const { theirs } = standing.conflict;
  const taken = standing.changes.filter(({ field }) => !moved.includes(field) || answer.picks[field] === 'mine');
  const values = Object.fromEntries(taken.map(({ field, to }) => [field, to]));
  const input = { ...inputOf(theirs), ...onlyInput(values, inputOf(theirs)) };
  const saved = await saveProject(trx, context, input, theirs.version);
  if (saved.kind === 'invalid' || saved.kind === 'conflict') return saved;
  await closeRequest(trx, context, standing.request, 'accepted', answer.words);
  return { kind: 'answered' };
}

/** `status` and the like follow from what a person states and are no input. */
function onlyInput(values: Readonly<Record<string, unknown>>, input: ProjectInput): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in input || isOwnKey(field)));
}

/** Sends a request back with a reason, or takes it back (`withdrawn`, by whoever asked). */
export async function declineRequest(
  trx: Writer,
  context: SaveContext,
  id: number,
  state: 'returned' | 'withdrawn',
  words: string,
): Promise<Answered> {
  const request = await findRequest(trx, context.scope, id);
  if (request === undefined) throw new NotFound('request', String(id));
  if (request.state !== 'open') return { kind: 'gone' };
  if (state === 'returned' && words.trim() === '')
    return { kind: 'invalid', problems: [problem('answer', 'required')] };
  await closeRequest(trx, context, request, state, words);
  return { kind: 'answered' };
}

/** Answers an open request, with its audit row. */
export async function closeRequest(
  trx: Writer,
  context: SaveContext,
  request: ChangeRequestsTable,
  state: 'accepted' | 'returned' | 'withdrawn',
  words: string,
): Promise<void> {
  const { actor, scope } = context;
  const answered = await answerOpenRequest(trx, scope, request.id, {
    state,
    answered_by: actor.person.displayName,
    answered: actor.now.toISOString(),
    answer: words.trim() === '' ? null : words.trim(),
  });
  if (!answered) throw new Error(`request ${String(request.id)} was answered although its transaction was alone`);
  await auditRequest(trx, { ...context, actor: { ...actor, reason: words.trim() } }, request, `${state}-request`, []);
}

async function auditRequest(
  trx: Writer,
  { actor, scope }: SaveContext,
  request: ChangeRequestsTable,
  action: string,
  changes: readonly FieldChange[],
): Promise<void> {
  const entry = {
    ...signature(actor),
    city: scope.city,
    programme: scope.programme,
    district: request.district,
    action,
    entity: 'request',
    entity_id: `${request.project}/${String(request.id)}`,
    changes,
  };
  await writeAudit(trx, [{ ...entry, reason: entry.reason === '' ? null : entry.reason }]);
}
