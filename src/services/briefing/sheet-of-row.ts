import { createHash } from 'node:crypto';
import type { Reader } from '../../db/reader.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import { findRun } from '../../db/runs.ts';
import type { Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { type Locale, LOCALES } from '../../words/messages.ts';
import { cityWords } from '../projects/own-fields.ts';
import { type Edits, paragraphsOf, unknownNumbers, withEdits } from './issue/edited-sheet.ts';
import { withMovedDeadline } from './reminder/moved-deadline.ts';
import { isKind } from './kinds.ts';
import { type Made, makeSheet } from './make-sheet.ts';
import { type Refusal, refused, type SheetOrder } from './order.ts';
import type { Paragraph, Sheet } from './sheet.ts';

export interface Asker {
  readonly reader: Reader;
  readonly scope: Scope;
  readonly programme: ProgrammesTable;
}

/** A draft as it stands: the sheet with its edited texts, and the texts the rules wrote. */
export interface Drafted {
  readonly ok: true;
  readonly sheet: Sheet;
  readonly generated: readonly Paragraph[];
  readonly run: RunsTable;
}

/** Sets a sheet that was ordered from the run it names; `run` in place of that one shows the same order on other figures. */
export async function sheetOfRow(asker: Asker, row: SheetsTable, run?: RunsTable): Promise<Drafted | Refusal> {
  const { programme } = asker;
  const key = { city: programme.city, programme: programme.id };
  const frozen = run ?? (await findRun(asker.reader, key, row.run));
  const order = orderOfRow(row);
  if (frozen === undefined || order === null) return refused('stale');
  const locale = localeOfRow(row);
  const t = await cityWords(asker.reader, programme, locale);
  // On other figures all of it is shown as things stand.
  const beside = run === undefined ? await keptBeside(asker.reader, key, row) : {};
  if (beside === null) return refused('stale');
  const made: Made = await makeSheet({
    ...asker,
    ...beside,
    run: frozen,
    order,
    corrects: row.corrects,
    locale,
    t,
  });
  if (!made.ok) return made;
  const sheet = withMovedDeadline(withEdits(made.sheet, editsOf(row)), row.as_of, t);
  return { ok: true, sheet, generated: paragraphsOf(made.sheet.body), run: frozen };
}

/** The kept runs of the scenarios it compares; null when one is there no longer. */
async function keptBeside(
  reader: Reader,
  key: ProgrammeKey,
  { beside_runs: kept }: SheetsTable,
): Promise<{ readonly besideRuns?: readonly RunsTable[] } | null> {
  if (kept === null) return {};
  const runs = await Promise.all(kept.split(',').map((id) => findRun(reader, key, id)));
  const found = runs.filter((one) => one !== undefined);
  return found.length === runs.length ? { besideRuns: found } : null;
}

/** Null when its kind is made no longer. */
export function orderOfRow(
  row: Omit<SheetOrder, 'kind' | 'asOf'> & { kind: string; as_of: string },
): SheetOrder | null {
  const { kind, as_of: asOf, zone, district, project, query, scenario, beside } = row;
  return isKind(kind) ? { kind, asOf, zone, district, project, query, scenario, beside: beside ?? null } : null;
}

export function localeOfRow({ locale }: Pick<SheetsTable, 'locale'>): Locale {
  return LOCALES.find((one) => one === locale) ?? LOCALES[0];
}

export function editsOf({ edits }: Pick<SheetsTable, 'edits'>): Edits {
  return JSON.parse(edits) as Edits;
}

/** Numbers in texts written by hand that are none of the sheet's figures. */
export function strangeNumbers({ sheet, generated }: Pick<Drafted, 'sheet' | 'generated'>): readonly string[] {
  const texts = new Map(generated.map(({ id, text }) => [id, text]));
  const strange = paragraphsOf(sheet.body)
    .filter(({ edited }) => edited === true)
    .flatMap(({ id, text }) => unknownNumbers(text, texts.get(id) ?? '', sheet.figures));
  return [...new Set(strange)];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
