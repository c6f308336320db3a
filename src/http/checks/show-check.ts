import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { undoneBy } from '../../db/batches.ts';
import { projectNames } from '../../db/project-names.ts';
import { projectsOf } from '../../db/projects.ts';
import { findSampleCheck, sampleCheckItems } from '../../db/sample-checks.ts';
import { paths } from '../../paths.ts';
import { closeCheck, type CloseAct } from '../../services/sampling/close-check.ts';
import { recordVisits, type Visit } from '../../services/sampling/record-visits.ts';
import { cityLists } from '../../services/options.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Form, Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { checkView, type TypedVisits } from './check-view.ts';
import { visitTable } from './visit-table.ts';

export async function showCheck(request: Request_, db: Reader): Promise<Reply> {
  return checkPage(request, db, {});
}

/** Results of visits, under the name of whoever sends them. */
export async function sendVisits(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t, params } = request;
  const typed = readVisits(request.form);
  const visits = [...typed.rows].flatMap(([project, { result, code, words }]): Visit[] =>
    result === 'pass' || result === 'fail' ? [{ project, result, code, words }] : [],
  );
  const idle = [...typed.rows].filter(
    ([, { result, code, words }]) => result === '' && `${code}${words}`.trim() !== '',
  );
  if (idle.length > 0) {
    // What was written beside a project that has no result would be kept nowhere.
    const errors = idle.map(([project]) => ({ field: `result-${project}`, message: t('checks.needs-result') }));
    return checkPage(request, trx, { typed, errors, status: 422 });
  }
  const { version, day } = typed;
  const done = await recordVisits(trx, { actor: actorOf(request), scope, asOf }, params['id'] ?? '', { version, day, visits }); // prettier-ignore
  if (done.kind === 'stale') return checkPage(request, trx, { typed, errors: [stale(request)], status: 409 });
  if (done.kind === 'invalid')
    return checkPage(request, trx, { typed, errors: wordProblems(done.problems, t), status: 422 });
  return redirect(paths.check.to({ id: params['id'] ?? '' }), { notice: t('checks.recorded', { count: done.count }) });
}

const ACTS: readonly CloseAct[] = ['accept', 'return', 'drop'];

/** Ends the batch. */
export async function sendClose(request: Request_, trx: Writer): Promise<Reply> {
  const { scope, asOf, t, params } = request;
  const typed = readFields(request.form, ['version', 'do', 'reason']);
  const act = ACTS.find((one) => one === typed.do);
  if (act === undefined || !/^\d{1,9}$/.test(typed.version)) throw new BadRequest('no such act');
  const actor = actorOf(request, typed.reason.trim().slice(0, 300) || undefined);
  const version = Number(typed.version);
  const done = await closeCheck(trx, { actor, scope, asOf }, params['id'] ?? '', { version, act });
  if (done.kind === 'stale') return checkPage(request, trx, { errors: [stale(request)], status: 409 });
  if (done.kind === 'invalid')
    return checkPage(request, trx, { errors: wordProblems(done.problems, t), reason: typed.reason, status: 422 });
  const notice = t(`checks.closed-${act}`, { moved: done.moved, back: done.back });
  return redirect(paths.check.to({ id: params['id'] ?? '' }), { notice });
}

const stale = ({ t }: Request_): FieldProblem => ({ field: '', message: t('checks.stale') });

interface Shown {
  readonly typed?: TypedVisits;
  readonly errors?: readonly FieldProblem[];
  readonly reason?: string;
  readonly status?: number;
}

async function checkPage(
  request: Request_,
  db: Reader,
  { typed, errors = [], reason = '', status = 200 }: Shown,
): Promise<Reply> {
  const { programme, locale, scope, params, person, format, t } = request;
  if (scope.district !== null) return notFound();
  const key = { city: programme.city, programme: programme.id };
  const check = await findSampleCheck(db, key, params['id'] ?? '');
  if (check === undefined) return notFound();
  const items = await sampleCheckItems(db, key, check.id);
  const ids = items.map(({ project }) => project);
  if (format === 'csv') {
    const visited = items.filter(({ drawn }) => drawn !== 'rest');
    const records = await projectsOf(db, scope, { ids: visited.map(({ project }) => project) });
    const lists = await cityLists(db, programme, locale);
    return csvFile(`${t('checks.list')}_${check.id}`, visitTable(visited, { records, lists, contacts: may(person.role, 'project.contacts') }, t)); // prettier-ignore
  }
  const names = await projectNames(db, scope, ids);
  const lists = await cityLists(db, programme, locale);
  const facts = { check, items, names, lists, typed, errors, reason };
  const undone = check.batch === null ? null : await undoneBy(db, programme.city, check.batch);
  return page('checks/check', checkView({ ...facts, undone }, request), { status });
}

/** `result-<project>`, `code-<project>`, `words-<project>` of every visited row. */
function readVisits(form: Form): TypedVisits {
  const one = (name: string): string => {
    const values = form.get(name) ?? [''];
    if (values.length > 1) throw new BadRequest(`field ${name.slice(0, 80)} given twice`);
    return values[0] ?? '';
  };
  const rows = new Map<string, { result: string; code: string; words: string }>();
  for (const name of form.keys()) {
    const project = /^(?:result|code|words)-(.{1,40})$/.exec(name)?.[1];
    if (project === undefined && name !== 'version' && name !== 'day')
      throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
    if (project !== undefined)
      rows.set(project, {
        result: one(`result-${project}`),
        code: one(`code-${project}`),
        words: one(`words-${project}`).slice(0, 500),
      });
  }
  if (!/^\d{1,9}$/.test(one('version'))) throw new BadRequest('no version');
  return { version: Number(one('version')), day: one('day'), rows };
}
