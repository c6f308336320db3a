import { clearFindings, updateImport } from '../../db/imports.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { ENCODINGS, SEPARATORS } from '../../exchange/grid.ts';
import { paths } from '../../paths.ts';
import { readImportFile } from '../../services/imports/import-files.ts';
import { wordRefused } from '../../services/imports/open-import.ts';
import {
  importMemory,
  openWith,
  seenIn,
  type ImportChoices,
  type ImportSeen,
} from '../../services/imports/import-session.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { importAt } from './import-at.ts';
import { stateOf } from './import-state.ts';
import { unitOf } from './unit.ts';

type Reread = { readonly choices: ImportChoices; readonly seen: ImportSeen } | { readonly refused: string };

/** Reads the file again as the person says: encoding, separator, sheet, header rows. */
export async function readAnew(request: Request_, db: Reader): Promise<Reread> {
  const { choices, row } = await importAt(request, db);
  const bytes = await readImportFile(request.config.data, row.id);
  if (bytes === null) return { refused: request.t('imports.refused-file-gone') };
  const reading = {
    ...readingOf(request),
    targets: {},
    values: choices.values,
    mode: choices.mode,
    answers: {},
    sure: [],
    sureReason: '',
    reasons: {},
  };
  const memory = await importMemory(db, request.scope.city, unitOf(request));
  const opened = await openWith(bytes, reading, memory);
  return opened.ok ? { choices: reading, seen: seenIn(opened, memory) } : { refused: wordRefused(opened, request.t) };
}

export async function rereadImport(request: Request_, trx: Writer, reread: Reread): Promise<Reply> {
  const { row } = await importAt(request, trx);
  const to = paths.importColumns.to({ id: row.id });
  if ('refused' in reread) return redirect(to, { notice: reread.refused });
  if (!['checking', 'writing', 'written'].includes(stateOf(row, request))) {
    const { choices, seen } = reread;
    await clearFindings(trx, row);
    const set = { choices: JSON.stringify(choices), seen: JSON.stringify(seen), total: seen.rows };
    await updateImport(trx, row, { ...set, state: 'uploaded', summary: null });
  }
  return redirect(to);
}

function readingOf({
  form,
}: Request_): Omit<ImportChoices, 'targets' | 'values' | 'mode' | 'answers' | 'sure' | 'sureReason' | 'reasons'> {
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const encoding = ENCODINGS.find((known) => known === one('encoding'));
  const separator = SEPARATORS.find((known) => known === one('separator'));
  const row = /^[1-9]\d{0,4}$/.test(one('row')) ? Number(one('row')) : undefined;
  const depth = /^[123]$/.test(one('depth')) ? Number(one('depth')) : undefined;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(one('sheet') === '' ? {} : { sheet: one('sheet') }),
    // A new sheet is searched for its header; the row is the person's only when they changed it.
    ...(row === undefined || one('row') === one('row-was') ? {} : { row }),
    ...(depth === undefined || one('depth') === one('depth-was') ? {} : { depth, row: row ?? 1 }),
  };
}
