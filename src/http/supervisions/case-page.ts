import { MOST_MEGABYTES, MOST_PAPERS, mayMove, overdueDays } from '../../catalogue/supervision.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import {
  findSupervision,
  type Supervision,
  supervisedProjects,
  supervisionPapers,
  supervisionSteps,
} from '../../db/supervisions.ts';
import type { SupervisionPapersTable, SupervisionStepsTable } from '../../db/tables/supervision-tables.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import type { CaseMoved, SaidMove } from '../../services/supervision/move-case.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { number } from '../../words/number.ts';
import { caseRow } from './case-row.ts';
import { BadRequest } from '../errors.ts';
import { field } from '../field.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

interface Shown {
  readonly typed?: Pick<SaidMove, 'words' | 'due'>;
  readonly errors?: readonly FieldProblem[];
  readonly status?: number;
}

/** What became of one 督办单: its projects then and now, every step with its papers, and what may be done next. */
export async function showSupervision(request: Request_, db: Reader): Promise<Reply> {
  return casePage(request, db, {});
}

export async function casePage(
  request: Request_,
  db: Reader,
  { typed = { words: '', due: '' }, errors = [], status = 200 }: Shown,
): Promise<Reply> {
  const { scope, params, programme, locale, t, asOf } = request;
  const found = await findSupervision(db, scope, params['id'] ?? '');
  if (found === undefined) return notFound();
  const { sheet } = found;
  const lists = await cityLists(db, programme, locale);
  const row = caseRow(found, lists, asOf, t);
  const projects = await supervisedProjects(db, scope, sheet);
  const late = projects.filter(({ now }) => (now?.late_days ?? 0) > 0).length;
  const papers = await supervisionPapers(db, scope, sheet);
  const data = {
    title: row.number,
    crumbs: [
      { label: t('briefings.title'), href: paths.briefings.to() },
      { label: t('supervisions.title'), href: paths.supervisions.to() },
    ],
    errors,
    state: row.state,
    chip: row.chip,
    sentence: t('supervisions.case.sentence', { unit: row.unit, count: projects.length, due: found.due, state: row.state }), // prettier-ignore
    overdue: overdueDays(found, asOf) > 0 ? t('supervisions.case.late', { days: overdueDays(found, asOf) }) : null,
    original: paths.issuedSheet.to({ id: sheet }),
    standing: late > 0 ? t('supervisions.case.still', { count: late }) : t('supervisions.case.none-late'),
    isLate: late > 0,
    projects: projects.map(({ project, late_days: then, now }) => ({
      id: project,
      name: now?.name ?? t('supervisions.case.gone'),
      href: now === null ? null : paths.project.to({ id: project }),
      then: number(then),
      now: now === null ? '—' : number(now.late_days ?? 0),
      step: now === null ? '—' : t(`options.step.${now.step}`),
      finish: now?.finish ?? '—',
    })),
    steps: (await supervisionSteps(db, scope, sheet)).map((step) => stepLine(step, papers, t)),
    ...formsOf(request, found, typed, errors),
  };
  return page('supervisions/case', data, { status });
}

/** On to the case with a word, or the form again with what is wrong. */
export async function movedReply(
  request: Request_,
  db: Reader,
  done: CaseMoved,
  said: Pick<SaidMove, 'act' | 'words' | 'due'>,
): Promise<Reply> {
  const { t, params } = request;
  if (done.kind === 'done')
    return redirect(paths.supervision.to({ id: params['id'] ?? '' }), { notice: t(`supervisions.done.${said.act}`) });
  if (done.kind === 'stale')
    return casePage(request, db, { typed: said, errors: [{ field: '', message: t('supervisions.stale') }], status: 409 }); // prettier-ignore
  return casePage(request, db, { typed: said, errors: wordProblems(done.problems, t), status: 422 });
}

export function versionOf(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new BadRequest('no version');
  return Number(typed);
}

/** Where it is answered or reviewed, for whoever may; nothing for the others. */
function formsOf(
  { person, t }: Request_,
  { sheet, state, version }: Supervision,
  typed: Pick<SaidMove, 'words' | 'due'>,
  errors: readonly FieldProblem[],
) {
  const words = { name: 'words', value: typed.words, control: 'textarea', maxLength: 2000, wide: true } as const;
  const answers = mayMove(state, 'answer') && may(person.role, 'project.report');
  const reviews = mayMove(state, 'accept') && may(person.role, 'briefing.draft');
  return {
    version,
    answer: answers
      ? {
          action: paths.answerSupervision.to({ id: sheet }),
          note: t('supervisions.answer.note', { most: MOST_PAPERS, size: MOST_MEGABYTES }),
          proxy: person.role === 'district' ? null : t('supervisions.answer.proxy'),
          fields: [
            field({ ...words, label: t('supervisions.answer.words'), required: true }, errors),
            field({ name: 'papers', label: t('supervisions.answer.papers'), value: '', control: 'file', multiple: true }, errors), // prettier-ignore
          ],
        }
      : null,
    review: reviews
      ? {
          action: paths.reviewSupervision.to({ id: sheet }),
          fields: [
            field({ ...words, label: t('supervisions.review.words'), hint: t('supervisions.review.words-hint') }, errors), // prettier-ignore
            field({ name: 'due', label: t('supervisions.review.due'), value: typed.due, control: 'date', hint: t('supervisions.review.due-hint') }, errors), // prettier-ignore
          ],
        }
      : null,
  };
}

function stepLine(
  { sheet, seq, act, words, due, at, by }: SupervisionStepsTable,
  papers: readonly SupervisionPapersTable[],
  t: Request_['t'],
) {
  return {
    when: shanghaiMinute(at),
    by,
    what: t(act === 'return' && due !== null ? 'supervisions.step.return-due' : `supervisions.step.${act}`, { due: due ?? '' }), // prettier-ignore
    lines: words === null ? [] : words.split('\n').filter((line) => line.trim() !== ''),
    papers: papers
      .filter((paper) => paper.seq === seq)
      .map(({ id, name, size }) => ({
        href: paths.supervisionPaper.to({ id: sheet, paper: id }),
        name,
        size: t('supervisions.size', { kb: Math.max(1, Math.round(size / 1024)) }),
      })),
  };
}
