import { fieldOf } from '../../catalogue/fields.ts';
import { milestoneState } from '../../catalogue/milestone.ts';
import { followingRows, milestonesOf } from '../../db/following.ts';
import { projectDetails } from '../../db/project-details.ts';
import { isClosed, reportsOf } from '../../db/progress-reports.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findProject } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { fileReports } from '../../services/following/file-reports.ts';
import { followingRules, overrideOf } from '../../services/following/following.ts';
import { cityLists } from '../../services/options.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import { addDays, daysBetween, isDay } from '../../words/day.ts';
import { wordReasons } from '../../words/lamp-reason.ts';
import { number, wanyuan } from '../../words/number.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { requestBrought } from '../asked-moves.ts';
import { mayWrite } from '../may-write.ts';
import { wordProblems } from '../problems.ts';
import { projectHead } from '../project-head.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { reportOfRow, rowOfRecord, type TypedRow } from './typed-reports.ts';

const NAMES = ['once', 'version', 'was', 'day', 'progress', 'spent', 'done', 'problem', 'next', 'unchanged', 'correction'] as const; // prettier-ignore
type Typed = Readonly<Record<(typeof NAMES)[number], string>>;

/** 进展 of one project: its lamp with all reasons, the form of a report, its milestones, what was reported before. */
export async function showProgress(request: Request_, db: Reader): Promise<Reply> {
  const record = await findProject(db, request.scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const brought = await requestBrought(request, db, record.id, 'lamp');
  return progressPage(request, db, record, brought === null ? {} : { override: brought });
}

/** Files one report of this project. */
export async function sendProgress(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, asOf, programme, locale } = request;
  const record = await findProject(trx, scope, request.params['id'] ?? '');
  if (record === undefined) return notFound();
  const typed = readFields(request.form, NAMES);
  const to = paths.projectProgress.to({ id: record.id });
  if ((await sentBefore(trx, programme.city, typed.once)) !== null) return redirect(to);
  const refuse = (errors: readonly FieldProblem[], shown: Typed = typed, status = 422) =>
    progressPage(request, trx, record, { errors, typed: shown, status });
  if (typed.day !== '' && !isDay(typed.day)) return refuse([{ field: 'day', message: t('problems.not-a-day') }]);

  const lists = await cityLists(trx, programme, locale);
  const read = reportOfRow(rowOf(record.id, typed), cellWords(lists, t, programme.year, locale));
  if ('problems' in read) return refuse(wordProblems(read.problems, t));
  const correction = typed.correction.trim();
  const terms = { day: typed.day === '' ? asOf : typed.day, correction: correction === '' ? null : correction };
  const { answers, batch } = await fileReports(trx, { actor: actorOf(request), scope, asOf }, terms, [read.report]);
  const answer = answers[0]!;
  if (answer.kind === 'invalid') return refuse(wordProblems(answer.problems, t));
  if (answer.kind === 'absent') return notFound();
  if (answer.kind === 'conflict') {
    const now = rowOfRecord(answer.record);
    const message = t('progress.conflict', { who: answer.record.updated_by, progress: now.progress || '—', spent: now.spent || '—', problem: now.problem || '—' }); // prettier-ignore
    return refuse([{ field: 'progress', message }], { ...typed, version: String(now.version), was: now.was }, 409);
  }
  await rememberForm(trx, programme.city, typed.once, batch ?? '', request.now);
  return redirect(to, { notice: t('progress.filed', { count: 1 }) });
}

function rowOf(id: string, typed: Typed): TypedRow {
  const { was, progress, spent, problem, done, next } = typed;
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : 0;
  return {
    id,
    version,
    was,
    progress,
    spent,
    problem: problem.replaceAll('\r\n', '\n'),
    done,
    next,
    unchanged: typed.unchanged !== '',
  };
}

export interface ProgressState {
  readonly errors?: readonly FieldProblem[];
  readonly typed?: Typed;
  readonly override?: Partial<Readonly<Record<'colour' | 'reason' | 'until' | 'request', string>>>;
  readonly milestones?: string;
  readonly status?: number;
}

export async function progressPage(
  request: Request_,
  db: Reader,
  record: ProjectRecord,
  { errors = [], typed, override, milestones, status = 200 }: ProgressState = {},
): Promise<Reply> {
  const { t, programme, scope, asOf, person } = request;
  const lists = await cityLists(db, programme, request.locale);
  const [following] = await followingRows(db, scope, [record.id]);
  const details = await projectDetails(db, scope, record.id);
  const marks = await milestonesOf(db, scope, [record.id]);
  const rules = await followingRules(db, programme.city);
  const now = rowOfRecord(record);
  const values: Typed = typed ?? {
    ...now,
    once: request.id,
    version: String(now.version),
    day: asOf,
    unchanged: '',
    correction: '',
  };
  const label = (key: string): string => t(`progress.column-${key}`);
  const cell = (name: 'progress' | 'spent', unit: string) =>
    field({ name, label: t(`fields.${name}`), value: values[name], control: 'number', unit }, errors);
  const words = (name: 'done' | 'problem' | 'next') =>
    field({ name, label: label(name), value: values[name], control: 'textarea', maxLength: 2000, wide: true }, errors);
  const holding = following === undefined ? null : overrideOf(following);
  const byHand = holding !== null && holding.until >= asOf ? holding : null;
  const reports = await reportsOf(db, scope, record.id);
  return page(
    'progress/project',
    {
      ...projectHead(request, record, lists, 'progress'),
      errors,
      lamp: {
        colour: details.lamp ?? 'grey',
        name: t(`options.lamp.${details.lamp ?? 'grey'}`),
        reasons: wordReasons(details.lampReasons, t),
        byHand:
          byHand === null || details.lampComputed === null
            ? null
            : t('progress.by-hand', { by: byHand.by, reason: byHand.reason, until: byHand.until, computed: t(`options.lamp.${details.lampComputed}`) }), // prettier-ignore
        news: following === undefined ? '' : t('progress.news', { day: following.spoken, by: following.spoken_by }),
      },
      action: paths.projectProgress.to({ id: record.id }),
      mayReport: mayWrite(person, 'project.report', record),
      once: values.once,
      version: values.version,
      was: values.was,
      fields: [
        field({ name: 'day', label: t('progress.day'), value: values.day, control: 'date' }, errors),
        cell('progress', '%'),
        cell('spent', t(`units.${fieldOf('spent')!.unit!}`)),
        words('done'),
        words('problem'),
        words('next'),
        ...((await isClosed(db, scope, asOf.slice(0, 7))) ||
        values.correction !== '' ||
        errors.some((one) => one.field === 'correction')
          ? [
              field(
                {
                  name: 'correction',
                  label: t('progress.correction'),
                  hint: t('progress.correction-hint'),
                  value: values.correction,
                  wide: true,
                },
                errors,
              ),
            ]
          : []),
      ],
      override:
        mayWrite(person, 'project.steer', record) && following !== undefined
          ? {
              action: paths.projectLamp.to({ id: record.id }),
              version: following.version,
              isSet: byHand !== null,
              request: override?.request ?? '',
              fields: [
                field(
                  {
                    name: 'colour',
                    label: t('fields.lamp'),
                    value: override?.colour ?? byHand?.colour ?? 'green',
                    control: 'select',
                    choices: (['red', 'yellow', 'green'] as const).map((value) => ({
                      value,
                      label: t(`options.lamp.${value}`),
                    })),
                  },
                  errors,
                ),
                field(
                  {
                    name: 'until',
                    label: t('progress.until'),
                    value: override?.until ?? byHand?.until ?? addDays(asOf, 30),
                    control: 'date',
                    hint: t('progress.until-hint', { days: rules.override_longest }),
                  },
                  errors,
                ),
                field(
                  {
                    name: 'reason',
                    label: t('progress.reason'),
                    value: override?.reason ?? byHand?.reason ?? '',
                    maxLength: 500,
                    wide: true,
                  },
                  errors,
                ),
              ],
            }
          : null,
      milestones: marks.map((mark) => {
        const state = milestoneState({ ...mark, required: mark.required === 1 }, asOf);
        const until = state === 'done-late' ? (mark.done ?? asOf) : asOf;
        return {
          name: mark.name,
          due: mark.due,
          done: mark.done ?? '',
          required: mark.required === 1 ? t('progress.required') : '',
          state: t(`progress.milestone-${state}`, { days: daysBetween(mark.due, until) }),
          isLate: state === 'late',
        };
      }),
      milestoneForm:
        mayWrite(person, 'project.edit', record) && following !== undefined
          ? {
              action: paths.projectMilestones.to({ id: record.id }),
              version: following.version,
              field: field(
                {
                  name: 'milestones',
                  label: t('progress.milestones-edit'),
                  hint: t('progress.milestones-hint'),
                  control: 'textarea',
                  wide: true,
                  maxLength: 4000,
                  value:
                    milestones ??
                    marks
                      .map((mark) =>
                        [mark.name, mark.due, mark.done ?? '', mark.required === 1 ? t('progress.required') : '']
                          .join(' ')
                          .trimEnd(),
                      )
                      .join('\n'),
                },
                errors,
              ),
            }
          : null,
      reports: reports.map((report) => ({
        day: report.day,
        by: report.by,
        progress: report.progress === null ? '' : `${number(report.progress, 0)}%`,
        spent: report.spent_fen === null ? '' : wanyuan(report.spent_fen),
        said: report.unchanged === 1 ? t('progress.unchanged') : (report.done ?? ''),
        problem: report.problem ?? '',
        next: report.next_step ?? '',
        correction: report.correction === null ? '' : t('progress.corrected', { reason: report.correction }),
      })),
    },
    { status },
  );
}
