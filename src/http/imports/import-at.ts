import { findImport, updateImport } from '../../db/imports.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { ImportsTable } from '../../db/tables/import-tables.ts';
import { NotFound } from '../../errors.ts';
import type { Store } from '../../db/store.ts';
import type { ImportChoices, ImportSeen } from '../../services/imports/import-session.ts';
import { startImportWork, type ImportWork } from '../../services/imports/import-work.ts';
import type { Request_ } from '../request.ts';

/** An import with what was chosen and found, out of its JSON. */
export interface ImportAt {
  readonly row: ImportsTable;
  readonly choices: ImportChoices;
  readonly seen: ImportSeen;
}

/** The import an address names; one of another unit is as absent as one that never was. */
export async function importAt(request: Request_, db: Reader): Promise<ImportAt> {
  const id = request.params['id'] ?? '';
  const row = await findImport(db, request.scope, id);
  if (row === undefined) throw new NotFound('import', id);
  return { row, choices: JSON.parse(row.choices) as ImportChoices, seen: JSON.parse(row.seen) as ImportSeen };
}

/** Marks work as begun, in the transaction that asks for it: a second click finds it under way, and of two in one moment one begins it. */
export async function begin(
  request: Request_,
  trx: Writer,
  row: Pick<ImportsTable, 'city' | 'id' | 'version'>,
  kind: ImportWork['kind'],
): Promise<boolean> {
  const state = kind === 'check' ? 'checking' : 'writing';
  const beat = request.now.toISOString();
  return updateImport(trx, row, { state, beat, done: 0, cancel: 0 }, row.version);
}

/** Small files are done before the answer goes out. */
const PATIENCE_MS = 5000;

export function startWork(request: Request_, store: Store, kind: ImportWork['kind']): Promise<void> {
  const { params, config, scope, asOf, person, locale, id: requestId } = request;
  const clock = (): Date => new Date();
  const work = { id: params['id'] ?? '', kind, data: config.data, scope, asOf, person, requestId, locale, clock };
  return startImportWork(store, work, PATIENCE_MS);
}
