import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { openFile, readKept } from '../../services/life/evidence-files.ts';
import { fillWorkbook, workbookRows } from '../../services/workbooks/fill-workbook.ts';
import { cityLists } from '../../services/options.ts';
import { cellNames } from '../../services/projects/project-cells.ts';
import { filterContext } from '../filter-context.ts';
import { notFound, redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { workbookFile } from '../table-file.ts';
import { queryOf, workbookAt } from './workbook-at.ts';

/** The blank as it was uploaded. */
export async function downloadBlank(request: Request_, db: Reader): Promise<Reply> {
  const row = await workbookAt(request, db);
  const body = await openFile(request.config.data, row.sha256);
  return body === null ? notFound() : workbookFile(row.file_name.replace(/\.xlsx$/i, ''), body, { untrusted: true });
}

/** The same workbook with this month's rows; the name says how many. */
export async function downloadFilled(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, locale, scope, config, asOf } = request;
  const row = await workbookAt(request, db);
  const blank = await readKept(config.data, row.sha256);
  const there = paths.workbook.to({ id: row.id });
  if (blank === null) return redirect(there, { notice: t('workbooks.file-gone') });
  const names = cellNames(await cityLists(db, programme, locale), t);
  const filled = await workbookRows(db, scope, row, await queryOf(request, db, row), filterContext(request), names);
  const bytes = await fillWorkbook(blank, row, filled);
  if (bytes === null) return redirect(there, { notice: t('workbooks.not-filled') });
  const name = t('workbooks.filled-name', { name: row.name, month: asOf.slice(0, 7), count: filled.rows.length });
  return workbookFile(name, bytes, { untrusted: true });
}
