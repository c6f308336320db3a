import type { Reader } from '../../db/reader.ts';
import { findSheet } from '../../db/sheets.ts';
import { hasWord } from '../../services/briefing/kinds.ts';
import type { Sheet } from '../../services/briefing/sheet.ts';
import { localeOfRow, sheetOfRow } from '../../services/briefing/sheet-of-row.ts';
import type { WorkbookOrigin } from '../../services/briefing/sheet-workbook.ts';
import { type Locale, translator } from '../../words/messages.ts';
import { notFound, problem, sheet, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { workbookReply, wordReply } from './office-reply.ts';
import { pdfReply } from '../pdf-reply.ts';
import { sheetHtml } from '../sheet-html.ts';
import { sheetName } from './sheet-rows.ts';

/** A draft with 草稿 across every page, in the language it is written in. */
interface DraftFile {
  readonly sheet: Sheet;
  readonly origin: WorkbookOrigin;
  readonly locale: Locale;
  readonly name: string;
}

/** The draft as paper. */
export async function showDraftFile(request: Request_, db: Reader): Promise<Reply> {
  return withDraft(request, db, (draft) => sheet(sheetHtml(draft.sheet, draft.locale)));
}

export async function showDraftPdf(request: Request_, db: Reader): Promise<Reply> {
  return withDraft(request, db, (draft) => pdfReply(sheetHtml(draft.sheet, draft.locale), draft.name, request.t));
}

/** The draft's tables and figures. */
export async function showDraftWorkbook(request: Request_, db: Reader): Promise<Reply> {
  return withDraft(request, db, (draft) =>
    workbookReply(draft.sheet, draft.origin, draft.name, translator(draft.locale)),
  );
}

/** The draft to edit; not of a list of every project. */
export async function showDraftWord(request: Request_, db: Reader): Promise<Reply> {
  return withDraft(request, db, (draft) =>
    hasWord(draft.sheet.kind) ? wordReply(draft.sheet, draft.origin.asOf, draft.name, draft.locale) : notFound(),
  );
}

async function withDraft(
  { scope, programme, params, t }: Request_,
  db: Reader,
  answer: (draft: DraftFile) => Reply | Promise<Reply>,
): Promise<Reply> {
  const row = await findSheet(db, scope, params['id'] ?? '');
  if (row === undefined || (row.state !== 'draft' && row.state !== 'reviewed')) return notFound();
  const drafted = await sheetOfRow({ reader: db, scope, programme }, row);
  if (!drafted.ok)
    return problem(409, [{ field: '', message: t(`briefings.refused.${drafted.code}`, drafted.params) }]);
  const locale = localeOfRow(row);
  return answer({
    sheet: { ...drafted.sheet, watermark: translator(locale)('briefings.watermark') },
    origin: { asOf: row.as_of, run: drafted.run },
    locale,
    name: sheetName(row, t),
  });
}
