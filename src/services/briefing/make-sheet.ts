import type { FilterContext } from '../../db/project-filter.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { bulletinSheet } from './bulletin/bulletin-page.ts';
import { dispatchSheet } from './dispatch/dispatch-sheet.ts';
import { gatherPart } from './bulletin/gather-bulletin.ts';
import { cardSheet } from './card/card-sheet.ts';
import { gatherCard } from './card/gather-card.ts';
import { gatherSupervision } from './reminder/gather-supervision.ts';
import { sheetOrigin } from './sheet-origin.ts';
import { supervisionSheet } from './reminder/supervision-sheet.ts';
import { gatherDispatch } from './dispatch/gather-dispatch.ts';
import { gatherEarlier } from './gather-earlier.ts';
import { gatherProgress } from './progress/gather-progress.ts';
import { gatherSeasonTargets } from './season-targets/gather-season-targets.ts';
import { gatherSpecial } from './special/gather-special.ts';
import type { Kind } from './kinds.ts';
import { type Letterhead, letterheadFor } from './issue/letterhead.ts';
import { type Refusal, refused, type SheetOrder } from './order.ts';
import { ownOrder } from './own-order.ts';
import type { Sheet } from './sheet.ts';
import { progressSheet } from './progress/progress-page.ts';
import { seasonTargetsSheet } from './season-targets/season-targets-page.ts';
import { specialSheet } from './special/special-page.ts';

/** All a sheet is made from: who asks, for what, and the frozen run whose figures it prints. */
export interface Gathering {
  readonly reader: Reader;
  readonly scope: Scope;
  readonly programme: ProgrammesTable;
  readonly run: RunsTable;
  readonly order: SheetOrder;
  readonly locale: Locale;
  readonly t: Translate;
  /** Head and foot of the papers of the unit it is ordered for. */
  readonly letterhead: Letterhead;
  /** Runs of the scenarios it compares with its own, where they are kept; else they are worked out anew. */
  readonly besideRuns?: readonly RunsTable[];
  /** The issued sheet it will correct; nothing for any other. */
  readonly corrects?: string | null;
  /** Who asks, for 我的 in a filter, and what they may not see; telephone numbers are shown to nobody unknown. */
  readonly viewer?: Pick<FilterContext, 'me' | 'hidden'>;
}

export type Made = { readonly ok: true; readonly sheet: Sheet } | Refusal;

const MAKERS: Readonly<Record<Kind, (gathering: Gathering) => Promise<Made>>> = {
  bulletin: makeBulletin,
  special: makeSpecial,
  dispatch: makeDispatch,
  progress: makeProgress,
  targets: makeTargets,
  card: makeCard,
  supervision: makeSupervision,
};

/** Sets the sheet that was ordered from a frozen run; refused with a reason when it cannot be made of these data or is not this person's to see. */
export async function makeSheet(asked: Omit<Gathering, 'letterhead'>): Promise<Made> {
  const { reader, scope, programme } = asked;
  const order = await ownOrder(reader, scope, asked.order);
  if (order === null) return refused('city-only');
  const letterhead = await letterheadFor(reader, programme.city, order.district, order.kind);
  return MAKERS[order.kind]({ ...asked, order, letterhead });
}

async function makeBulletin(gathering: Gathering): Promise<Made> {
  const { t, letterhead } = gathering;
  const found = await gatherPart(gathering);
  if (!found.ok) return found;
  const facts = { ...found.part.facts, earlier: await gatherEarlier(gathering) };
  return { ok: true, sheet: bulletinSheet(facts, t, letterhead, found.part) };
}

async function makeSpecial(gathering: Gathering): Promise<Made> {
  const found = await gatherSpecial(gathering);
  return found.ok ? { ok: true, sheet: specialSheet(found.facts, gathering.t, gathering.letterhead) } : found;
}

async function makeDispatch(gathering: Gathering): Promise<Made> {
  const facts = await gatherDispatch(gathering);
  return 'ok' in facts ? facts : { ok: true, sheet: dispatchSheet(facts, gathering.t) };
}

async function makeProgress(gathering: Gathering): Promise<Made> {
  const found = await gatherProgress(gathering);
  return found.ok ? { ok: true, sheet: progressSheet(found.facts, gathering.t, gathering.letterhead) } : found;
}

async function makeTargets(gathering: Gathering): Promise<Made> {
  const found = await gatherSeasonTargets(gathering);
  return found.ok ? { ok: true, sheet: seasonTargetsSheet(found.facts, gathering.t, gathering.letterhead) } : found;
}

async function makeCard(gathering: Gathering): Promise<Made> {
  const facts = await gatherCard(gathering);
  if (facts !== null && 'ok' in facts) return facts;
  return { ok: true, sheet: cardSheet(sheetOrigin(gathering), facts, gathering.t) };
}

async function makeSupervision(gathering: Gathering): Promise<Made> {
  const facts = await gatherSupervision(gathering);
  return 'ok' in facts ? facts : { ok: true, sheet: supervisionSheet(facts, gathering.t) };
}
