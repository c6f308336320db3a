import { parseListQuery, type ListQuery } from '../../catalogue/filter.ts';
import { readPasted, type PastedRow } from '../../catalogue/pasted-reports.ts';
import { figuresOf } from '../../db/figures.ts';
import { listTotals, matchingIds } from '../../db/project-list.ts';
import { isClosed } from '../../db/progress-reports.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { rememberForm, sentBefore } from '../../db/sent-forms.ts';
import { paths } from '../../paths.ts';
import { fileReports, type ReportAnswer } from '../../services/following/file-reports.ts';
import { cityLists } from '../../services/options.ts';
import { cellWords } from '../../services/projects/project-cells.ts';
import { isDay } from '../../words/day.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { filterContext } from '../filter-context.ts';
import { lastPage } from '../pager.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { gridView, type GridRow } from './grid-view.ts';
import { isStated, readRows, reportOfRow, rowOfRecord, type TypedRow } from './typed-reports.ts';

const PER = 50;

/** The filter of the page: what is asked for, else the projects whose report of this week or month is missing. */
function queryOf(request: Request_): ListQuery {
  const query = parseListQuery(request.query, request.programme.year, ['lang', 'all']);
  const wanted = { ...query, per: PER };
  if (query.filter.conditions.length > 0 || query.filter.q !== '' || request.query.get('all') !== null) return wanted;
  return { ...wanted, filter: { ...query.filter, conditions: [{ field: 'report_due', op: 'any', values: ['1'] }] } };
}

export async function showGrid(request: Request_, db: Reader): Promise<Reply> {
  return gridPage(request, db, { typed: null });
}

/** 填入表格: puts pasted cells into rows of the grid; nothing is written. */
async function fillGrid(request: Request_, db: Reader, pasted: string): Promise<Reply> {
  const headings = new Map(
    LOCALES.map(translator).flatMap((t) =>
      (['id', 'progress', 'spent', 'done', 'problem', 'next'] as const).map((column) => [
        key(column === 'id' ? t('fields.id') : t(`progress.column-${column}`)),
        column,
      ]),
    ),
  );
  const cells = readPasted(pasted, (heading) => headings.get(key(heading)) ?? null);
  const records = await projectsOf(db, request.scope, { ids: cells.map(({ id }) => id).slice(0, 200) });
  const of = new Map(cells.map((row) => [row.id, row]));
  const typed = records.map((record) => ({ ...rowOfRecord(record), ...of.get(record.id)!.cells }));
  return gridPage(request, db, { typed, pasted, errors: missingRows(request, cells, records) });
}

function missingRows(request: Request_, cells: readonly PastedRow[], found: readonly { id: string }[]): FieldProblem[] {
  const { t } = request;
  if (cells.length === 0) return [{ field: 'paste', message: t('progress.paste-nothing') }];
  const missing = cells.filter(({ id }) => !found.some((record) => record.id === id)).map(({ id }) => id);
  return missing.map((id) => ({ field: 'paste', message: t('problems.unknown-project', { value: id }) }));
}

/** Headings are compared without blanks and without the unit in brackets. */
function key(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\(.*?\)|\s/g, '')
    .toLowerCase();
}

/** Writes what was typed, row by row: those in order at once, the others come back with what is wrong. */
export async function sendGrid(request: Request_, trx: Writer): Promise<Reply> {
  const { form, t, locale, programme, scope, asOf } = request;
  const text = (name: string): string => form.get(name)?.[0] ?? '';
  if (text('do') === 'fill') return fillGrid(request, trx, text('paste'));
  const once = text('once');
  if ((await sentBefore(trx, programme.city, once)) !== null) return redirect(paths.progressGrid.to(request.query));

  const rows = readRows(form);
  const stated = rows.filter(isStated);
  const day = text('day') === '' ? asOf : text('day');
  const correction = text('correction').trim();
  const terms = { day, correction: correction === '' ? null : correction };
  const asked = { typed: rows, day, correction, pasted: text('paste') };
  if (!isDay(day))
    return gridPage(request, trx, { ...asked, errors: [{ field: 'day', message: t('problems.not-a-day') }] });
  if (stated.length === 0)
    return gridPage(request, trx, { ...asked, errors: [{ field: '', message: t('progress.nothing-typed') }] });

  const words = cellWords(await cityLists(trx, programme, locale), t, programme.year, locale);
  const read = stated.map((row) => reportOfRow(row, words));
  const reports = read.flatMap((one) => ('report' in one ? [one.report] : []));
  const filed = await fileReports(trx, { actor: actorOf(request), scope, asOf }, terms, reports);
  const answers = new Map(reports.map(({ id }, index) => [id, filed.answers[index]!]));
  const problems = new Map(
    stated.map((row, index): [string, readonly FieldProblem[]] => {
      const one = read[index]!;
      if ('problems' in one) return [row.id, wordProblems(one.problems, t)];
      return [row.id, wordAnswer(request, answers.get(row.id)!)];
    }),
  );
  const bad = stated.filter(({ id }) => (problems.get(id) ?? []).length > 0);
  const good = stated.length - bad.length;
  if (bad.length === 0) {
    await rememberForm(trx, programme.city, once, filed.batch ?? '', request.now);
    return redirect(paths.progressGrid.to(request.query), { notice: t('progress.filed', { count: good }) });
  }
  const ofTerms = [
    ...new Map(
      [...problems.values()]
        .flat()
        .filter(isOfTerms)
        .map((one) => [one.message, one]),
    ).values(),
  ];
  // What is absent has no row to stand at.
  const absent = bad
    .filter(({ id }) => answers.get(id)?.kind === 'absent')
    .map(({ id }) => ({ field: '', message: t('problems.unknown-project', { value: id }) }));
  const fresh = bad.map((row) => freshened(row, answers.get(row.id)));
  return gridPage(request, trx, {
    ...asked,
    typed: fresh,
    problems: new Map([...problems].map(([id, found]) => [id, found.filter((one) => !isOfTerms(one))])),
    errors: [...ofTerms, ...absent],
    filed: good > 0 ? t('progress.filed-some', { good, bad: bad.length }) : null,
  });
}

/** What is wrong with the day or the closed month concerns the whole page, not a row. */
const isOfTerms = ({ field }: FieldProblem): boolean => field === 'day' || field === 'correction';

/** After a conflict the row carries the version it was shown beside, so that pressing again is a decision. */
function freshened(row: TypedRow, answer: ReportAnswer | undefined): TypedRow {
  if (answer?.kind !== 'conflict') return row;
  const { version, was } = rowOfRecord(answer.record);
  return { ...row, version, was };
}

function wordAnswer({ t }: Request_, answer: ReportAnswer): readonly FieldProblem[] {
  if (answer.kind === 'filed') return [];
  if (answer.kind === 'invalid') return wordProblems(answer.problems, t);
  if (answer.kind === 'absent') return [{ field: 'error', message: t('progress.absent') }];
  const { progress, spent, problem } = rowOfRecord(answer.record);
  const now = {
    who: answer.record.updated_by,
    progress: progress || '—',
    spent: spent || '—',
    problem: problem || '—',
  };
  return [{ field: 'progress', message: t('progress.conflict', now) }];
}

interface GridState {
  readonly typed: readonly TypedRow[] | null;
  readonly problems?: ReadonlyMap<string, readonly FieldProblem[]>;
  readonly errors?: readonly FieldProblem[];
  readonly day?: string;
  readonly correction?: string;
  readonly pasted?: string;
  readonly filed?: string | null;
}

/** The grid: a page of the filter, or the rows that were typed and have to be looked at again. */
async function gridPage(request: Request_, db: Reader, state: GridState): Promise<Reply> {
  const { scope, programme, asOf } = request;
  const asked = queryOf(request);
  const context = filterContext(request);
  const totals = await listTotals(db, scope, asked.filter, context);
  const total = totals.reduce((sum, { count }) => sum + count, 0);
  const query = { ...asked, page: Math.min(asked.page, lastPage({ total, per: PER })) };
  const ids =
    state.typed?.map(({ id }) => id) ??
    (await matchingIds(db, scope, query.filter, context)).slice((query.page - 1) * PER, query.page * PER);
  const records = new Map((await projectsOf(db, scope, { ids })).map((record) => [record.id, record]));
  const figures = new Map((await figuresOf(db, scope, ids)).map((row) => [row.project, row]));
  const typed = new Map(state.typed?.map((row) => [row.id, row]));
  const rows = ids.flatMap((id): GridRow[] => {
    const record = records.get(id);
    if (record === undefined) return [];
    const shown = typed.get(id) ?? rowOfRecord(record);
    return [{ record, figures: figures.get(id) ?? null, typed: shown, problems: state.problems?.get(id) ?? [] }];
  });
  const errors = state.errors ?? [];
  const day = state.day ?? asOf;
  const view = gridView(request, {
    query,
    total,
    rows,
    lists: await cityLists(db, programme, request.locale),
    day,
    correction: state.correction ?? '',
    errors,
    pasted: state.pasted ?? '',
    filed: state.filed ?? null,
    isClosed: await isClosed(db, scope, asOf.slice(0, 7)),
  });
  const status = view.errors.length > 0 ? 422 : 200;
  return page('progress/grid', { ...view, once: request.id }, { status });
}
