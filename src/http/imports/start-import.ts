import { randomBytes } from 'node:crypto';
import { latestBatches } from '../../db/audit.ts';
import { deleteImport, importsBefore, insertImport, openImports, writtenImports } from '../../db/imports.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { BatchesTable } from '../../db/tables/audit-tables.ts';
import type { ImportsTable } from '../../db/tables/import-tables.ts';
import { paths } from '../../paths.ts';
import { dropImportFiles, keepImportFile } from '../../services/imports/import-files.ts';
import { expectImports } from '../../services/imports/practise-import.ts';
import { wordRefused } from '../../services/imports/open-import.ts';
import { importMemory, NO_CHOICES, openWith, seenIn, type ImportSeen } from '../../services/imports/import-session.ts';
import type { WriteSummary } from '../../services/imports/write-checked.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { field } from '../field.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { stateOf } from './import-state.ts';
import { unitOf } from './unit.ts';

/** The answer goes out first. */
const READY_AFTER_MS = 50;
/** Uploaded files and what was found in them are forgotten after so many days. */
const KEPT_DAYS = 14;

type Upload =
  | { readonly ok: true; readonly id: string; readonly name: string; readonly size: number; readonly seen: ImportSeen }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** Whoever opens this page is about to send a file: what reads and checks it makes itself ready behind the answer. */
export function showStart(request: Request_, db: Reader): Promise<Reply> {
  const { programme, asOf } = request;
  setTimeout(() => {
    expectImports(db, programme, asOf).catch(() => undefined);
  }, READY_AFTER_MS).unref();
  return startPage(request, db, [], '');
}

/** Reading a workbook is slow and happens before the transaction begins; its bytes are kept under the id the import will have. */
export async function openUpload(request: Request_, db: Reader): Promise<Upload> {
  const { t, form, files, config, scope } = request;
  const pasted = form.get('cells')?.[0] ?? '';
  const sent = files.find(({ name }) => name !== '');
  const upload = sent !== undefined && (sent.bytes.length > 0 || pasted.trim() === '') ? sent : undefined;
  if (upload === undefined && pasted.trim() === '')
    return { ok: false, errors: [{ field: 'file', message: t('imports.choose-file') }] };
  const bytes = upload?.bytes ?? Buffer.from(pasted, 'utf8');
  const memory = await importMemory(db, scope.city, unitOf(request));
  const opened = await openWith(bytes, NO_CHOICES, memory);
  const at = upload === undefined ? 'cells' : 'file';
  if (!opened.ok) return { ok: false, errors: [{ field: at, message: wordRefused(opened, t) }] };
  const id = randomBytes(12).toString('hex');
  await keepImportFile(config.data, id, bytes);
  const name = upload?.name ?? t('imports.pasted');
  return { ok: true, id, name, size: bytes.length, seen: seenIn(opened, memory) };
}

export async function takeUpload(request: Request_, trx: Writer, upload: Upload): Promise<Reply> {
  const { scope, person, now, config } = request;
  if (!upload.ok) return startPage(request, trx, upload.errors, request.form.get('cells')?.[0] ?? '');
  const { id, name, size, seen } = upload;
  await forgetOld(request, trx);
  await insertImport(trx, {
    city: config.city,
    id,
    programme: scope.programme,
    district: scope.district,
    owner: person.id,
    owner_name: person.displayName,
    file: name,
    size,
    state: 'uploaded',
    done: 0,
    total: seen.rows,
    beat: null,
    cancel: 0,
    choices: JSON.stringify(NO_CHOICES),
    seen: JSON.stringify(seen),
    summary: null,
    batch: null,
    created: now.toISOString(),
    version: 1,
  });
  return redirect(paths.importColumns.to({ id }));
}

async function forgetOld({ config, now }: Request_, trx: Writer): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  const ids = await importsBefore(trx, config.city, before);
  for (const id of ids) await deleteImport(trx, { city: config.city, id });
  await dropImportFiles(config.data, ids);
}

async function startPage(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[],
  pasted: string,
): Promise<Reply> {
  const { t, scope, programme } = request;
  const open = await openImports(db, scope, 10);
  // A branch sees what its own people wrote; batches of the city may hold rows of others.
  const batches =
    scope.district === null
      ? (await latestBatches(db, programme.city, 30)).filter(({ kind }) => kind === 'import').slice(0, 10)
      : (await writtenImports(db, scope, 10)).map(batchOf);
  const control = (name: string, kind: 'file' | 'textarea', value = '') =>
    field(
      { name, label: t(`imports.${name}`), value, control: kind, hint: t(`imports.${name}-hint`), wide: true },
      errors,
    );
  const data = {
    title: t('imports.title'),
    ignored: ignoredIn(request.query, {}),
    tabs: ledgerTabs(request, 'imports'),
    errors,
    file: control('file', 'file'),
    cells: control('cells', 'textarea', pasted),
    template: `${paths.projects.to()}.xlsx?cols=all`,
    open: open.map((row) => openLine(row, request)),
    batches: batches.map((batch) => batchLine(batch, request)),
  };
  return page('imports/start', data, { status: errors.length > 0 ? 422 : 200 });
}

function openLine(row: ImportsTable, request: Request_) {
  const { t } = request;
  return {
    href: paths.import.to({ id: row.id }),
    file: row.file,
    when: shanghaiMinute(row.created),
    who: row.owner_name,
    state: t(`imports.state-${stateOf(row, request)}`),
  };
}

type Batch = Pick<BatchesTable, 'id' | 'at' | 'by' | 'summary'>;

function batchOf({ batch, created, owner_name: by, summary, file }: ImportsTable): Batch {
  const { counts } = JSON.parse(summary ?? '') as WriteSummary;
  return { id: batch ?? '', at: created, by, summary: JSON.stringify({ ...counts, file }) };
}

function batchLine({ id, at, by, summary }: Batch, { t }: Request_) {
  const { file, rows, created, updated, unchanged } = JSON.parse(summary) as {
    readonly file?: string;
    readonly rows: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
  };
  const what = t('imports.summary', {
    rows,
    created,
    updated,
    unchanged,
    rejected: rows - created - updated - unchanged,
  });
  return { id, href: paths.batch.to({ id }), when: shanghaiMinute(at), who: by, file: file ?? '', what };
}
