import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { countSheets, sheetsIn, sheetsPage } from '../../db/sheets.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import { paths, withFragment } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { pager, readPaging } from '../pager.ts';
import { json, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { sheetRow } from './sheet-rows.ts';

const ISSUED = { states: ['issued', 'withdrawn'], kind: null } as const;
/** Drafts that are on their way; somebody finishes or drops them. */
const DRAFTS = 50;
/** As many as a file holds. */
const WHOLE = 10_000;

/** Drafts on their way (for whoever writes them), and page by page what was issued or withdrawn. */
export async function sheetLists(request: Request_, db: Reader) {
  const { t, scope, person, programme, locale, query } = request;
  const lists = await cityLists(db, programme, locale);
  const words = { t, year: programme.year };
  const mayDraft = may(person.role, 'briefing.prepare');
  const drafts = mayDraft ? await sheetsIn(db, scope, ['draft', 'reviewed'], DRAFTS) : [];
  const paging = { total: await countSheets(db, scope, ISSUED), ...readPaging(query) };
  const issued = await sheetsPage(db, scope, ISSUED, { limit: paging.per, offset: (paging.page - 1) * paging.per });
  const to = (page: number) => {
    const params = new URLSearchParams(query);
    params.set('page', String(page));
    return withFragment(paths.briefings.to(params), 's-issued');
  };
  return {
    drafts: drafts.map((row) => sheetRow(row, lists, words)),
    issued: issued.map((row) => sheetRow(row, lists, words)),
    pager: pager(paging, to, t),
    downloads: ['csv', 'xlsx'].map((ending) => ({
      href: `${paths.briefings.to()}.${ending}`,
      label: t(`supervisions.download-${ending}`),
    })),
  };
}

/** Every sheet that was issued or withdrawn, the latest first, as a file. */
export async function issuedAsFile(request: Request_, db: Reader, format: 'csv' | 'xlsx' | 'json'): Promise<Reply> {
  const { t, scope, programme, locale, asOf } = request;
  const lists = await cityLists(db, programme, locale);
  const found = await sheetsPage(db, scope, ISSUED, { limit: WHOLE, offset: 0 });
  const rows = found.map((row) => ({ row, words: sheetRow(row, lists, { t, year: programme.year }) }));
  if (format === 'json')
    return json({
      total: rows.length,
      rows: rows.map(({ row: { id, kind, state, year, number, total, code, as_of, issued, withdrawn }, words }) => ({
        ...{ id, kind, name: words.name, state, year, number, total, code, as_of, issued, withdrawn },
      })),
    });
  const text = (key: string, width: number) => ({ header: t(`briefings.${key}`), format: '@', width });
  const table: SheetTable = {
    name: t('briefings.issued.title'),
    columns: [
      text('list.name', 32),
      text('list.state', 10),
      text('draft.what', 36),
      text('draft.as-of', 14),
      text('list.by', 16),
      text('list.when', 20),
      text('issued.fact-code', 16),
    ],
    rows: rows.map(({ row, words }) => [words.name, words.state, words.what, words.asOf, words.by ?? '', words.when, row.code ?? '']), // prettier-ignore
  };
  return tableFile(request, format, `${t('briefings.issued.title')}_${asOf}`, table);
}
