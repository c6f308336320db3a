import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { countSheets, figuresOfSheet, fileOfSheet, findSheet, sheetsPage } from '../../db/sheets.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { figureOfRow } from '../../services/briefing/figure-rows.ts';
import { sheetFileName, sheetName } from '../../services/briefing/sheet-title.ts';
import type { Figure } from '../../services/briefing/sheet.ts';
import { sheetOfRow } from '../../services/briefing/sheet-of-row.ts';
import { readPaging } from '../pager.ts';
import { pdfReply } from '../pdf-reply.ts';
import { file, json, notFound, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

const ISSUED = ['issued', 'withdrawn'] as const;
const DRAFTS = ['draft', 'reviewed'] as const;

/** Sheets as this person sees them, the latest first: what was issued or withdrawn, and the drafts of whoever writes them. */
export async function listSheets({ query, scope, person, t }: Request_, db: Reader): Promise<Reply> {
  const seen = [...ISSUED, ...(may(person.role, 'briefing.prepare') ? DRAFTS : [])];
  const [state, kind] = [query.get('state'), query.get('kind')];
  const asked = { states: seen.filter((one) => state === null || one === state), kind };
  const { page, per } = readPaging(query);
  const total = await countSheets(db, scope, asked);
  const rows = await sheetsPage(db, scope, asked, { limit: per, offset: (page - 1) * per });
  return json({ total, page, per, rows: rows.map((row) => apiSheet(row, t)), totals: {} });
}

export async function showSheet(request: Request_, db: Reader): Promise<Reply> {
  const row = await seenSheet(request, db);
  return row === undefined ? notFound() : statedSheet(request, db, row);
}

/** The stored bytes of an issued sheet; a draft has none. */
export async function showSheetHtml(request: Request_, db: Reader): Promise<Reply> {
  return stored(request, db, (html, name) => file(html, { name: `${name}.html`, type: 'text/html; charset=utf-8' }));
}

export async function showSheetPdf(request: Request_, db: Reader): Promise<Reply> {
  return stored(request, db, (html, name, issued) => pdfReply(html, name, request.t, { issued }));
}

/** A sheet whole, with its figures: the kept ones of what was issued, those of its run for a draft. */
export async function statedSheet(
  { t, scope, programme }: Request_,
  db: Reader,
  row: SheetsTable,
  extras: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  const headers = { ETag: `"${String(row.version)}"`, ...extras.headers };
  if (row.number === null) {
    const drafted = await sheetOfRow({ reader: db, scope, programme }, row);
    const figures = (drafted.ok ? drafted.sheet.figures : []).map((figure) => apiFigure(figure, null));
    return json({ ...apiSheet(row, t), figures }, { ...extras, headers });
  }
  const figures = (await figuresOfSheet(db, scope, row.id)).map((kept) =>
    apiFigure(figureOfRow(kept), { hash: kept.hash, trace: paths.issuedFigure.to({ id: row.id, figure: kept.id }) }),
  );
  return json({ ...apiSheet(row, t), figures }, { ...extras, headers });
}

/** A sheet of this address the person may see; drafts are seen by whoever writes them. */
export async function seenSheet({ scope, person, params }: Request_, db: Reader): Promise<SheetsTable | undefined> {
  const row = await findSheet(db, scope, params['id'] ?? '');
  if (row === undefined || row.state === 'dropped') return undefined;
  return row.number !== null || may(person.role, 'briefing.prepare') ? row : undefined;
}

async function stored(
  request: Request_,
  db: Reader,
  answer: (html: string, name: string, issued: string) => Reply | Promise<Reply>,
): Promise<Reply> {
  const row = await seenSheet(request, db);
  const html = row === undefined ? undefined : await fileOfSheet(db, request.scope, row.id);
  return row === undefined || html === undefined
    ? notFound()
    : answer(html, sheetFileName(row, request.t), row.issued!);
}

function apiSheet(row: SheetsTable, t: Request_['t']) {
  const { id, kind, state, as_of, scenario, zone, district, project, query, beside } = row;
  const { locale, run, corrects, reason } = row;
  const { schedule, created, reviewed, year, number, total, code, issued } = row;
  const { model_version, fingerprint, html_sha256, withdrawn, withdrawn_reason, version } = row;
  return {
    ...{
      id,
      kind,
      name: sheetName(row, t),
      state,
      as_of,
      scenario,
      zone,
      district,
      project,
      query,
      beside,
      locale,
      run,
    },
    ...{ corrects, reason, schedule, created, created_by: row.created_name, reviewed, reviewed_by: row.reviewed_name },
    ...{ year, number, total, code, issued, issued_by: row.issued_name, model_version, fingerprint, html_sha256 },
    ...{ withdrawn, withdrawn_by: row.withdrawn_name, withdrawn_reason, version },
  };
}

function apiFigure(
  { parts, id, label, value, unit, printed, book, pollutant, basis, release, of }: Figure,
  kept: { readonly hash: string; readonly trace: string } | null,
) {
  return {
    ...{ id, label, value, unit, printed, book, pollutant, basis, release, of },
    projects: parts.map((part) => ({ id: part.project, value: part.value })),
    hash: kept?.hash ?? null,
    trace: kept?.trace ?? null,
  };
}
