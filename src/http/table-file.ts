import type { Readable } from 'node:stream';
import type { SheetTable } from '../exchange/sheet.ts';
import { writeCsv } from '../exchange/write-csv.ts';
import { writeWorkbook } from '../exchange/write-workbook.ts';
import { shanghaiMinute } from '../words/day.ts';
import { file, type Reply } from './reply.ts';
import type { Request_ } from './request.ts';

/** What the first sheet of a workbook says beside the programme, the day, the time and the person. */
export interface AboutTable {
  readonly before?: readonly Line[];
  readonly after?: readonly Line[];
  /** The day the figures are of, where it is not the programme's; null = the lines name it themselves. */
  readonly asOf?: string | null;
  /** Sheets behind the table. */
  readonly further?: readonly SheetTable[];
}

type Line = readonly [label: string, text: string];

/** A table as CSV, or as a workbook whose first sheet says what it is, of which day, and who made it; `name` is without ending. */
export async function tableFile(
  request: Request_,
  format: 'csv' | 'xlsx',
  name: string,
  table: SheetTable,
  { before = [], after = [], asOf = request.asOf, further = [] }: AboutTable = {},
): Promise<Reply> {
  if (format === 'csv') return csvFile(name, table);
  const { programme, now, person, t } = request;
  const lines: readonly Line[] = [
    ...before,
    [t('projects.notes.programme'), programme.name],
    ...(asOf === null ? [] : [[t('projects.notes.as-of'), asOf] as const]),
    [t('projects.notes.made'), shanghaiMinute(now.toISOString())],
    [t('projects.notes.person'), person.displayName],
    ...after,
    ...(programme.sample === 1 ? [[t('projects.notes.sample'), t('projects.notes.sample-text')] as const] : []),
  ];
  return workbookFile(name, await writeWorkbook({ name: t('projects.notes.title'), lines }, table, further));
}

/** A table as CSV; `name` is without ending. */
export function csvFile(name: string, table: SheetTable): Reply {
  return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
}

/** The bytes of a workbook; `untrusted` where somebody else made it. `name` is without ending. */
export function workbookFile(
  name: string,
  bytes: Uint8Array | Readable,
  { untrusted = false }: { readonly untrusted?: boolean } = {},
): Reply {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file(bytes, { name: `${name}.xlsx`, type, untrusted });
}
