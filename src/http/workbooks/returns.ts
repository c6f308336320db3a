import { readDay } from '../../catalogue/read-plain.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { CUT_CODES } from '../../../models/statistics/vocabulary.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { projectsOf } from '../../db/projects.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { readWorkbook } from '../../exchange/read-workbook.ts';
import type { Grid } from '../../exchange/grid.ts';
import { paths } from '../../paths.ts';
import { isDiskFault } from '../../errors.ts';
import { keepFile, readKept } from '../../services/life/evidence-files.ts';
import { readReturn, type CutWords, type ReturnPaper, type ReturnRow } from '../../services/workbooks/read-return.ts';
import { previewReturn, takeReturn, type SureRows } from '../../services/workbooks/take-return.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { notFound, page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { showWorkbook } from './bind-workbook.ts';
import { returnView } from './return-view.ts';
import { uploadedWorkbook } from './start-workbook.ts';
import { contextOf, workbookAt } from './workbook-at.ts';

type Kept =
  | { readonly ok: true; readonly sha: string; readonly query: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** Keeps the returned file; it is read on the page of its dry run. */
export async function keepReturn(request: Request_, db: Reader): Promise<Kept> {
  const { t, programme, config } = request;
  const row = await workbookAt(request, db);
  const typed = readFields(request.form, ['document', 'day']);
  const upload = uploadedWorkbook(request);
  const day = readDay('day', typed.day, programme.year);
  const document = typed.document.normalize('NFC').trim().slice(0, 200);
  const errors = [
    ...('message' in upload ? [upload] : []),
    ...(day.ok ? [] : wordProblems(day.problems, t)),
    ...(document === '' && row.level !== 'city' ? [{ field: 'document', message: t('amounts.needs-document') }] : []),
  ];
  if (errors.length > 0 || 'message' in upload || !day.ok) return { ok: false, errors };
  try {
    const { sha256 } = await keepFile(config.data, upload.bytes);
    return { ok: true, sha: sha256, query: { document, day: day.value ?? '', file: upload.name.slice(0, 200) } };
  } catch (error) {
    if (isDiskFault(error)) return { ok: false, errors: [{ field: 'file', message: t('problems.disk-full') }] };
    throw error;
  }
}

export async function toReturn(request: Request_, trx: Writer, kept: Kept): Promise<Reply> {
  if (!kept.ok) return showWorkbook(request, trx, kept.errors, 422);
  return redirect(paths.workbookReturn.to({ id: request.params['id'] ?? '', sha: kept.sha }, kept.query));
}

interface Opened {
  readonly workbook: WorkbooksTable;
  readonly grid: Grid | null;
  /** Why it could not be read. */
  readonly refusal: string | null;
}

/** Reads the kept file in the bounded worker: its sheet of the same name, else its only one. Null when there is no such file. */
export async function openReturn(request: Request_, db: Reader): Promise<Opened | null> {
  const workbook = await workbookAt(request, db);
  const bytes = await readKept(request.config.data, request.params['sha'] ?? '');
  if (bytes === null) return null;
  const reading = await readWorkbook(bytes);
  if (!reading.ok) return { workbook, grid: null, refusal: reading.refusal };
  const grid = reading.grids.find(({ sheet }) => sheet === workbook.sheet) ?? reading.grids[0] ?? null;
  return { workbook, grid, refusal: grid === null ? 'no-columns' : null };
}

/** The dry run: every row with before → after, and every problem; nothing is written. */
export async function showReturn(request: Request_, db: Reader): Promise<Reply> {
  const opened = await openReturn(request, db);
  return opened === null ? notFound() : returnPage(request, db, opened, request.query, null);
}

/** Writes the sound rows as one batch, if the data are still those the dry run saw. */
export async function writeReturn(request: Request_, trx: Writer, opened: Opened | null): Promise<Reply> {
  const { t, programme } = request;
  if (opened === null) return notFound();
  const { sure: ticked = [], ...scalars } = Object.fromEntries(request.form);
  const typed = readFields(new Map(Object.entries(scalars)), ['document', 'day', 'file', 'seen']);
  const sure = sureRows(ticked);
  const asked = new URLSearchParams({ document: typed.document, day: typed.day, file: typed.file });
  if (typed.seen !== String(programme.data_version))
    return returnPage(request, trx, opened, asked, t('workbooks.moved'));
  const rows = await rowsOf(request, trx, opened, paperOf(request, asked));
  if (rows === null) return returnPage(request, trx, opened, asked, null);
  const about = {
    file: typed.file.slice(0, 200),
    document: typed.document.slice(0, 200),
    workbook: opened.workbook.name,
  };
  const batch = await takeReturn(trx, contextOf(request), rows, sure, about);
  if (batch === null)
    return redirect(paths.workbook.to({ id: opened.workbook.id }), { notice: t('workbooks.nothing-changed') });
  return redirect(paths.batch.to({ id: batch }), { notice: t('workbooks.returned') });
}

/** The ticks of the dry run: numbers of rows, or all of them at once. */
function sureRows(ticked: readonly string[]): SureRows {
  if (ticked.includes('all')) return 'all';
  return new Set(ticked.filter((text) => /^\d{1,6}$/.test(text)).map(Number));
}

function paperOf({ programme }: Request_, asked: URLSearchParams): ReturnPaper {
  const day = readDay('day', asked.get('day') ?? '', programme.year);
  return { document: (asked.get('document') ?? '').trim().slice(0, 200), day: day.ok ? day.value : null };
}

async function rowsOf(
  request: Request_,
  db: Reader,
  { workbook, grid }: Opened,
  paper: ReturnPaper,
): Promise<readonly ReturnRow[] | null> {
  if (grid === null) return null;
  const records = (await projectsOf(db, request.scope)).filter(({ merged_into }) => merged_into === null);
  return readReturn(grid, workbook, records, paper, cutWords());
}

/** The words of every cut code, in each language of the house, without the number before them. */
function cutWords(): CutWords {
  const known = LOCALES.map(translator).flatMap((t) =>
    CUT_CODES.map((code) => [searchKey(t(`cuts.${code}`).replace(/^R\d\d\s*/, '')), code] as const),
  );
  return new Map(known);
}

async function returnPage(
  request: Request_,
  db: Reader,
  opened: Opened,
  asked: URLSearchParams,
  moved: string | null,
): Promise<Reply> {
  const { t } = request;
  const { workbook } = opened;
  const rows = await rowsOf(request, db, opened, paperOf(request, asked));
  const refusal =
    opened.refusal !== null
      ? t(`imports.refused-${opened.refusal}`)
      : rows === null
        ? t('workbooks.other-table')
        : null;
  const outcomes = rows === null ? [] : await previewReturn(db, contextOf(request), rows);
  const data = {
    title: t('workbooks.return-title', { name: workbook.name }),
    crumbs: [
      { label: t('workbooks.title'), href: paths.workbooks.to() },
      { label: workbook.name, href: paths.workbook.to({ id: workbook.id }) },
    ],
    errors: [
      ...(refusal === null ? [] : [{ field: '', message: refusal }]),
      ...(moved === null ? [] : [{ field: '', message: moved }]),
    ],
    action: paths.workbookReturn.to({ id: workbook.id, sha: request.params['sha'] ?? '' }),
    back: paths.workbook.to({ id: workbook.id }),
    hidden: ['document', 'day', 'file'].map((name) => ({ name, value: asked.get(name) ?? '' })),
    seen: String(request.programme.data_version),
    ...returnView(workbook, outcomes, asked, t),
  };
  return page('workbooks/return', data, { status: refusal !== null ? 422 : moved !== null ? 409 : 200 });
}
