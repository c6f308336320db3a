import { headerLabels } from '../../exchange/recognise.ts';
import { MAX_FILE_BYTES } from '../../exchange/grid.ts';
import { latestBatches } from '../../db/audit.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import {
  commitImport,
  openImport,
  tryImport,
  type ImportResult,
  type OpenedFile,
} from '../../services/import-projects.ts';
import { cityLists } from '../../services/options.ts';
import { cellWords } from '../../services/project-cells.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { prepareThenWrite, read, type Route } from '../route.ts';
import { importView } from './import-view.ts';

export const routes: readonly Route[] = [
  read(paths.imports.pattern, 'import', (request, db) => importPage(request, db, null, [])),
  prepareThenWrite(paths.imports.pattern, 'import', openUpload, sendImport, {
    uploads: { files: 1, maxBytes: MAX_FILE_BYTES },
  }),
];

type Upload = { readonly name: string; readonly opened: OpenedFile } | null;

/** Reading a workbook is slow and happens before the transaction begins. */
async function openUpload(request: Request_): Promise<Upload> {
  const [upload] = request.files;
  if (upload === undefined || upload.name === '') return null;
  return { name: upload.name, opened: await openImport(upload.bytes, headerLabels(LOCALES.map(translator))) };
}

/** 试导入 checks every row and writes nothing; 写入 writes all of them or none. */
async function sendImport(request: Request_, trx: Writer, upload: Upload): Promise<Reply> {
  const { t, locale, programme, scope, asOf } = request;
  if (upload === null) return importPage(request, trx, null, [{ field: 'file', message: t('imports.choose-file') }]);
  const { name, opened } = upload;
  if (!opened.ok)
    return importPage(request, trx, null, [{ field: 'file', message: t(`imports.refused-${opened.refusal}`) }]);
  const words = cellWords(await cityLists(trx, programme, locale), t, programme.year, locale);
  const context = { actor: actorOf(request), scope, asOf };
  const writing = request.form.get('do')?.[0] === 'write';
  const result = writing
    ? await commitImport(trx, context, { ...opened, name }, words)
    : await tryImport(trx, context, opened, words);
  return importPage(request, trx, { name, result, writing }, []);
}

async function importPage(
  request: Request_,
  db: Reader,
  done: { readonly name: string; readonly result: ImportResult; readonly writing: boolean } | null,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, locale, programme } = request;
  const lists = await cityLists(db, programme, locale);
  const batches = await latestBatches(db, programme.city, 10);
  const status = errors.length > 0 || (done?.result.rejected.length ?? 0) > 0 ? 422 : 200;
  return page(
    'imports/imports',
    importView({ tabs: ledgerTabs(request, 'imports'), done, errors, batches, lists, t }),
    { status },
  );
}
