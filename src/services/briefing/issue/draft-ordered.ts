import type { Writer } from '../../../db/reader.ts';
import type { Scope } from '../../../db/scope.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../../db/tables/run-tables.ts';
import type { SheetsTable } from '../../../db/tables/sheet-tables.ts';
import { NotFound } from '../../../errors.ts';
import { translator } from '../../../words/messages.ts';
import type { Actor } from '../../actor.ts';
import { runScenario } from '../../scenarios/run-scenario.ts';
import { type DraftAbout, draftSheet } from './draft-sheets.ts';
import { makeSheet } from '../make-sheet.ts';
import type { Refusal, SheetOrder } from '../order.ts';

/** The draft that was begun, or why there is none: the order's refusal, or `scenario` when nobody knows the scenario. */
export type Begun =
  | { readonly ok: true; readonly sheet: SheetsTable; readonly run: RunsTable }
  | Refusal
  | { readonly ok: false; readonly code: 'scenario'; readonly params: Refusal['params'] };

/** Begins a draft of what is ordered; one that cannot be made of these data is not kept. */
export async function draftOrdered(
  trx: Writer,
  actor: Actor,
  { scope, programme }: { readonly scope: Scope; readonly programme: ProgrammesTable },
  order: SheetOrder,
  about: DraftAbout,
): Promise<Begun> {
  const { locale } = about;
  try {
    const run = await runScenario(trx, actor, scope, order.scenario, order.asOf);
    const made = await makeSheet({ reader: trx, scope, programme, run, order, locale, t: translator(locale) });
    return made.ok ? { ok: true, sheet: await draftSheet(trx, actor, scope, order, about), run } : made;
  } catch (error) {
    if (error instanceof NotFound) return { ok: false, code: 'scenario', params: {} };
    throw error;
  }
}
