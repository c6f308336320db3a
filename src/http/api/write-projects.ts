import { problem as fault } from '../../catalogue/problem.ts';
import { findProject } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import type { Conflict } from '../../services/changes/conflict.ts';
import { reminderKey } from '../../catalogue/reminders.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectReminders } from '../../services/projects/project-reminders.ts';
import { draftRecord } from '../../services/projects/draft-record.ts';
import { deleteProject } from '../../services/projects/delete-project.ts';
import { apiRecord } from '../../services/projects/export-projects.ts';
import { planSaves } from '../../services/projects/plan-saves.ts';
import { namedAsSent, projectOfApi, type ReadProject } from '../../services/projects/read-api-project.ts';
import { saveProject } from '../../services/projects/save-project.ts';
import { actorOf } from '../actor.ts';
import { wordProblems } from '../problems.ts';
import { json, notFound, problem, text, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { badMatch, matchNeeded, versionOf } from './if-match.ts';
import { etag, statedProject } from './read-projects.ts';
import { clauses } from '../../words/joined.ts';

/** A new project; the answer states it whole, with the number it was given. */
export async function createProject(request: Request_, trx: Writer): Promise<Reply> {
  const read = projectOfApi(request.json, null);
  if (read.input === null || read.problems.length > 0) return faulty(request, trx, read);
  const asked = await unconfirmed(request, trx, read.input, null);
  if (asked.refusal !== null) return asked.refusal;
  const saved = await saveProject(trx, contextOf(request, asked.confirmed), read.input);
  if (saved.kind === 'invalid') return refused(request, saved.problems);
  if (saved.kind === 'conflict') throw new Error('a new project conflicts with nothing');
  const { id } = saved.record;
  return stated(request, trx, id, 201, { Location: paths.apiProject.to({ id }) });
}

/** Replaces a project over the version that was read; a newer one answers 412 with what stood, what stands and what was sent. */
export async function replaceProject(request: Request_, trx: Writer): Promise<Reply> {
  const before = await findProject(trx, request.scope, request.params['id'] ?? '');
  if (before === undefined) return notFound();
  const match = versionOf(request);
  if (match === undefined) return matchNeeded(request);
  if (match === null) return badMatch(request);
  const read = projectOfApi(request.json, before);
  // What is wrong with a change matters only once it is one of what stands.
  if (read.input === null || read.problems.length > 0)
    return match === before.version ? faulty(request, trx, read) : stale(before);
  // A stale version is a conflict first: what is to be confirmed may have changed with it.
  const asked =
    match === before.version ? await unconfirmed(request, trx, read.input, before) : { refusal: null, confirmed: null };
  if (asked.refusal !== null) return asked.refusal;
  const saved = await saveProject(trx, contextOf(request, asked.confirmed), read.input, match);
  if (saved.kind === 'invalid') return match === before.version ? refused(request, saved.problems) : stale(before);
  if (saved.kind === 'conflict') return conflictProblem(saved);
  return stated(request, trx, saved.record.id, 200);
}

/** Takes a project out of every list, for a reason; over a version only when one is named. */
export async function removeProject(request: Request_, trx: Writer): Promise<Reply> {
  const id = request.params['id'] ?? '';
  if ((await findProject(trx, request.scope, id)) === undefined) return notFound();
  if (reasonOf(request) === undefined) return problem(422, words(request, [fault('reason', 'reason-in-query')]));
  const match = versionOf(request);
  if (match === null) return badMatch(request);
  const done = await deleteProject(trx, contextOf(request), id, match);
  if (done.kind === 'invalid') return refused(request, done.problems);
  if (done.kind === 'stale') return stale(done.theirs);
  return text('', { status: 204 });
}

function contextOf(request: Request_, confirmed: string | null = null) {
  return { actor: actorOf(request, confirmed ?? reasonOf(request)), scope: request.scope, asOf: request.asOf };
}

/**
 * 提醒 of what is about to be saved: each is confirmed by its key in `confirm=` and all of them by one `reason=`. What is not answers 422 with the
 * list under `confirm`; what is becomes the reason of the audit row.
 */
async function unconfirmed(
  request: Request_,
  trx: Writer,
  input: unknown,
  before: ProjectRecord | null,
): Promise<{ readonly refusal: Reply | null; readonly confirmed: string | null }> {
  const { t, scope } = request;
  const record = await draftRecord(trx, contextOf(request), input, before);
  if (record === null) return { refusal: null, confirmed: null };
  const [reminders = []] = await projectReminders(trx, { city: scope.city, programme: scope.programme }, [
    { record, before },
  ]);
  if (reminders.length === 0) return { refusal: null, confirmed: null };
  const said = words(request, reminders);
  const given = new Set(request.query.getAll('confirm'));
  const open = reminders.flatMap((one, at) =>
    given.has(reminderKey(one)) ? [] : [{ key: reminderKey(one), field: one.field, message: said[at]!.message }],
  );
  if (open.length > 0) return { refusal: problem(422, errorsOf(open), { about: { confirm: open } }), confirmed: null };
  const reason = reasonOf(request);
  if (reason === undefined)
    return { refusal: problem(422, words(request, [fault('reason', 'confirm-reason')])), confirmed: null };
  const list = clauses(
    said.map(({ message }) => message),
    t,
  );
  return { refusal: null, confirmed: t('projects.confirmed', { list, reason }) };
}

function errorsOf(open: readonly FieldProblem[]): readonly FieldProblem[] {
  return open.map(({ field, message }) => ({ field, message }));
}

const LONGEST_REASON = 500;

function reasonOf({ query }: Request_): string | undefined {
  return query.get('reason')?.trim().slice(0, LONGEST_REASON) || undefined;
}

/** Everything that is wrong at once: with what only programs state, and what the save would refuse. */
async function faulty(request: Request_, trx: Writer, { input, problems }: ReadProject): Promise<Reply> {
  if (input === null) return refused(request, problems);
  const { planned } = await planSaves(trx, contextOf(request), [{ input }]);
  const more = planned[0]?.kind === 'invalid' ? planned[0].problems : [];
  return refused(request, [...problems, ...more]);
}

function refused(request: Request_, problems: Parameters<typeof wordProblems>[0]): Reply {
  return problem(422, words(request, namedAsSent(problems, request.json)));
}

function words({ t }: Request_, problems: Parameters<typeof wordProblems>[0]) {
  return wordProblems(problems, t);
}

function stale(theirs: ProjectRecord): Reply {
  return problem(412, [], { about: { theirs: apiRecord(theirs) }, headers: { ETag: etag(theirs) } });
}

function conflictProblem({ base, theirs, mine, fields }: Conflict): Reply {
  const about = { base: apiRecord(base), theirs: apiRecord(theirs), mine: apiRecord(mine), fields };
  return problem(412, [], { about, headers: { ETag: etag(theirs) } });
}

async function stated(
  request: Request_,
  trx: Writer,
  id: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const project = await statedProject(request, trx, id);
  // Moved out of one's own district: saved, but no longer one's own to see.
  if (project === null) throw new Error(`project ${id} is not to be seen by who saved it`);
  return json(project, { status, headers: { ETag: etag(project), ...headers } });
}
