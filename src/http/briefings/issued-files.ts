import type { Reader } from '../../db/reader.ts';
import { fileOfSheet, findSheet } from '../../db/sheets.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { type Link, paths } from '../../paths.ts';
import { issuedSheet } from '../../services/briefing/issue/kept-content.ts';
import { hasWord } from '../../services/briefing/kinds.ts';
import type { Sheet } from '../../services/briefing/sheet.ts';
import { localeOfRow } from '../../services/briefing/sheet-of-row.ts';
import { translator } from '../../words/messages.ts';
import { file, notFound, sheet, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { workbookReply, wordReply } from './office-reply.ts';
import { pdfReply } from '../pdf-reply.ts';
import { sheetFileName, withdrawnText } from '../../services/briefing/sheet-title.ts';
import { withdrawnPaper } from './withdrawn-paper.ts';

/** An issued sheet the person may see; undefined for drafts and for what is not theirs. */
export async function issuedAt({ scope, params }: Request_, db: Reader): Promise<SheetsTable | undefined> {
  const row = await findSheet(db, scope, params['id'] ?? '');
  return row?.state === 'issued' || row?.state === 'withdrawn' ? row : undefined;
}

/** The paper on the screen: the stored file, its figures linked to their traces; 作废 across it once it was withdrawn. */
export async function showIssuedFile(request: Request_, db: Reader): Promise<Reply> {
  const row = await issuedAt(request, db);
  const html = row === undefined ? undefined : await fileOfSheet(db, request.scope, row.id);
  if (row === undefined || html === undefined) return notFound();
  const linkOf = (figure: string): Link => paths.issuedFigure.to({ id: row.id, figure });
  const shown = withLinks(html, linkOf);
  const withdrawn = withdrawnText(row, request.t);
  return sheet(withdrawn === null ? shown : withdrawnPaper(shown, request.t('briefings.state.withdrawn'), withdrawn));
}

/** The stored bytes, as they were issued. */
export async function reprintHtml(request: Request_, db: Reader): Promise<Reply> {
  return reprint(request, db, (html, name) => file(html, { name: `${name}.html`, type: 'text/html; charset=utf-8' }));
}

export async function reprintPdf(request: Request_, db: Reader): Promise<Reply> {
  return reprint(request, db, (html, name, issued) => pdfReply(html, name, request.t, { issued }));
}

/** Tables and figures as they were issued. */
export async function reprintWorkbook(request: Request_, db: Reader): Promise<Reply> {
  return withKept(request, db, (kept, row) => {
    const run = { id: row.run, fingerprint: row.fingerprint! };
    return workbookReply(kept, { asOf: row.as_of, run }, sheetFileName(row, request.t), translator(localeOfRow(row)));
  });
}

/** The issued words as a Word document. */
export async function reprintWord(request: Request_, db: Reader): Promise<Reply> {
  return withKept(request, db, (kept, row) =>
    hasWord(kept.kind) ? wordReply(kept, row.as_of, sheetFileName(row, request.t), localeOfRow(row)) : notFound(),
  );
}

async function reprint(
  request: Request_,
  db: Reader,
  answer: (html: string, name: string, issued: string) => Reply | Promise<Reply>,
): Promise<Reply> {
  const row = await issuedAt(request, db);
  const html = row === undefined ? undefined : await fileOfSheet(db, request.scope, row.id);
  return row === undefined || html === undefined
    ? notFound()
    : answer(html, sheetFileName(row, request.t), row.issued!);
}

async function withKept(
  request: Request_,
  db: Reader,
  answer: (kept: Sheet, row: SheetsTable) => Reply | Promise<Reply>,
): Promise<Reply> {
  const row = await issuedAt(request, db);
  const kept = row === undefined ? null : await issuedSheet(db, request.scope, row.id);
  return row === undefined || kept === null ? notFound() : answer(kept, row);
}

/** The stored file with every figure as a link that opens outside the frame the paper lies in. */
function withLinks(html: string, linkOf: (figure: string) => string): string {
  return html.replace(
    /<data value="[^"]*" data-figure="([^"<>]+)">[^<]*<\/data>/g,
    (found, figure: string) => `<a href="${linkOf(figure)}" target="_top">${found}</a>`,
  );
}
