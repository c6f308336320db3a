import type { SheetTable } from '../exchange/sheet.ts';
import { writeCsv } from '../exchange/write-csv.ts';
import { writeWorkbook } from '../exchange/write-workbook.ts';
import { shanghaiMinute } from '../words/day.ts';
import { file, type Reply } from './reply.ts';
import type { Request_ } from './request.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list as CSV, or as a workbook whose first sheet says what it is, of which day, and who made it; `name` is without ending. */
export async function listFile(
  request: Request_,
  format: 'csv' | 'xlsx',
  name: string,
  table: SheetTable,
): Promise<Reply> {
  if (format === 'csv') return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
  const { programme, asOf, now, person, t } = request;
  const lines = [
    [t('projects.notes.programme'), programme.name],
    [t('projects.notes.as-of'), asOf],
    [t('projects.notes.made'), shanghaiMinute(now.toISOString())],
    [t('projects.notes.person'), person.displayName],
    ...(programme.sample === 1 ? [[t('projects.notes.sample'), t('projects.notes.sample-text')] as const] : []),
  ] as const;
  const bytes = await writeWorkbook({ name: t('projects.notes.title'), lines }, table);
  return file(bytes, { name: `${name}.xlsx`, type: XLSX });
}
