import type { Sheet } from '../../services/briefing/sheet.ts';
import { sheetWord } from '../../services/briefing/sheet-word.ts';
import { sheetWorkbook, type WorkbookOrigin } from '../../services/briefing/sheet-workbook.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { file, type Reply } from '../reply.ts';
import { workbookFile } from '../table-file.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The tables and figures of a sheet as a workbook. */
export async function workbookReply(sheet: Sheet, origin: WorkbookOrigin, name: string, t: Translate): Promise<Reply> {
  const bytes = await sheetWorkbook(sheet, origin, t);
  return workbookFile(name, bytes);
}

/** A sheet as a Word document. */
export async function wordReply(sheet: Sheet, asOf: string, name: string, locale: Locale): Promise<Reply> {
  const bytes = await sheetWord(sheet, asOf, locale);
  return file(bytes, { name: `${name}.docx`, type: `${OFFICE}.wordprocessingml.document` });
}
