import { COUNTED, MANDATES } from '../../catalogue/fields.ts';
import type { AmountFinding } from '../../catalogue/amount-rules.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { amountsOfProject } from '../../services/statistics/amounts-of-project.ts';
import { cityLists } from '../../services/options.ts';
import { saveLevel, saveMeasure, type AmountsSaved } from '../../services/statistics/save-amounts.ts';
import { number } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { readFields } from '../form.ts';
import { ignoredIn } from '../ignored.ts';
import { mayWrite } from '../may-write.ts';
import { wordProblems } from '../problems.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { amountsView, type Shown } from './amounts-view.ts';
import { LEVELS, readLevel, type Level } from './level-form.ts';

/** The statistics book of one project: what every level said, in which paper, why less; the air book's figure named beside it. */
export async function showAmounts(request: Request_, db: Reader): Promise<Reply> {
  return amountsPage(request, db, {});
}

/** What one level says of a project; the address decides which levels it may be. */
export async function sendLevel(request: Request_, trx: Writer, levels: readonly Level[]): Promise<Reply> {
  const { scope, programme, t } = request;
  const record = await findProject(trx, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const read = readLevel(request.form, record, levels, programme.year);
  const again = (errors: readonly FieldProblem[], status: number) =>
    amountsPage(request, trx, { level: read.level, typed: read.typed, errors, status });
  if (read.problems.length > 0) return again(wordProblems(read.problems, t), 422);
  const saved = await saveLevel(trx, contextOf(request), record, read.version, read.stated);
  return answer(request, saved, again);
}

/** The official measure and where the task comes from. */
export async function sendMeasure(request: Request_, trx: Writer): Promise<Reply> {
  const record = await findProject(trx, request.scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const typed = readFields(request.form, ['counted', 'mandate', 'mandate_doc', 'version']);
  const stated = {
    counted: COUNTED.find((one) => one === typed.counted) ?? null,
    mandate: MANDATES.find((one) => one === typed.mandate) ?? null,
    mandate_doc: typed.mandate_doc.normalize('NFC').trim().slice(0, 200) || null,
  };
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : -1;
  const saved = await saveMeasure(trx, contextOf(request), record, version, stated);
  return answer(request, saved, (errors, status) => amountsPage(request, trx, { measure: typed, errors, status }));
}

const contextOf = (request: Request_) => ({
  actor: actorOf(request),
  scope: request.scope,
  asOf: request.asOf,
});

async function answer(
  request: Request_,
  saved: AmountsSaved,
  again: (errors: readonly FieldProblem[], status: number) => Promise<Reply>,
): Promise<Reply> {
  const { t } = request;
  if (saved.kind === 'stale') return again([{ field: '', message: t('amounts.stale', { who: saved.who }) }], 409);
  if (saved.kind === 'conflict')
    return again([{ field: '', message: t('amounts.stale', { who: saved.theirs.updated_by }) }], 409);
  if (saved.kind === 'invalid') return again(wordProblems(saved.problems, t), 422);
  if (saved.kind === 'unexplained')
    return again(
      saved.findings.flatMap((finding) => wordFinding(finding, request)),
      422,
    );
  return redirect(paths.amounts.to({ id: saved.record.id }), { notice: t(`amounts.saved-${saved.kind}`) });
}

/** A finding at the control that mends it; a raise also shows the tick that confirms it. */
function wordFinding({ kind, pollutant, before, tonnes }: AmountFinding, { t }: Request_): readonly FieldProblem[] {
  if (kind === 'document') return [{ field: 'document', message: t('amounts.needs-document') }];
  const params = {
    pollutant: t(`options.pollutant.${pollutant}`),
    before: number(before, 2),
    tonnes: number(tonnes, 2),
  };
  const said = { field: `reason-${pollutant}`, message: t(`amounts.needs-${kind}`, params) };
  return kind === 'raised' ? [said, { field: 'confirm', message: t('amounts.needs-confirm') }] : [said];
}

/** The whole page, as it stands or as it was refused. */
export async function amountsPage(request: Request_, db: Reader, shown: Shown): Promise<Reply> {
  const { scope, programme, locale, person } = request;
  const record = await findProject(db, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const lists = await cityLists(db, programme, locale);
  const asked = LEVELS.find((level) => level === request.query.get('level'));
  const view = amountsView({
    record,
    statement: await amountsOfProject(db, programme, record),
    lists,
    asked: shown.level ?? asked ?? null,
    shown,
    mayDeclare: mayWrite(person, 'project.edit', record),
    mayApprove: mayWrite(person, 'project.amounts', record),
    t: request.t,
  });
  const data = {
    ...projectHead(request, record, lists, 'amounts'),
    errors: shown.errors ?? [],
    ignored: ignoredIn(request.query, { level: asked }),
    ...view,
  };
  return page('amounts/amounts', data, { status: shown.status ?? 200 });
}
