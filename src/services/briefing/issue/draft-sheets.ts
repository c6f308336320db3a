import { writeAudit } from '../../../db/audit.ts';
import { takeNumbers } from '../../../db/counters.ts';
import { holdProgramme } from '../../../db/programmes.ts';
import type { Reader, Writer } from '../../../db/reader.ts';
import type { Scope } from '../../../db/scope.ts';
import { changeSheet, findSheet, insertSheet } from '../../../db/sheets.ts';
import type { SheetsTable } from '../../../db/tables/sheet-tables.ts';
import { NotFound } from '../../../errors.ts';
import type { Locale } from '../../../words/messages.ts';
import { type Actor, signature } from '../../actor.ts';
import { runScenario } from '../../scenarios/run-scenario.ts';
import { editsOf, orderOfRow } from '../sheet-of-row.ts';
import { besideOf, type SheetOrder } from '../order.ts';

/** Why a sheet does not go on (`briefings.step.<code>`). */
export interface Stopped {
  readonly ok: false;
  readonly code:
    | 'changed'
    | 'not-a-draft'
    | 'not-reviewed'
    | 'own-review'
    | 'nothing-late'
    | 'stale'
    | 'incomplete'
    | 'not-made'
    | 'numbers'
    | 'no-reason'
    | 'not-issued';
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}
export type Stepped = { readonly ok: true; readonly sheet: SheetsTable } | Stopped;

export function stopped(code: Stopped['code'], params: Stopped['params'] = {}): Stopped {
  return { ok: false, code, params };
}

/** What a draft is besides what was ordered. */
export interface DraftAbout {
  readonly locale: Locale;
  readonly corrects?: { readonly sheet: string; readonly reason: string };
  /** Id of the schedule that prepares it. */
  readonly schedule?: string;
}

/** Lays out a draft of what is ordered: runs the scenario (or uses its equal run again) and keeps the order. Its figures stay live until it is issued. */
export async function draftSheet(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  order: SheetOrder,
  about: DraftAbout,
): Promise<SheetsTable> {
  const run = await runScenario(trx, actor, scope, order.scenario, order.asOf);
  const { city, programme } = scope;
  // Room to write on is for a working paper; what is issued has none.
  const { asOf, paper: _, ...narrowed } = order;
  const count = await takeNumbers(trx, city, `sheet/${programme}`);
  const row: SheetsTable = {
    ...NOT_YET,
    ...narrowed,
    ...(await besideRun(trx, actor, scope, order)),
    city,
    programme,
    id: `J${String(count).padStart(4, '0')}`,
    as_of: asOf,
    run: run.id,
    locale: about.locale,
    state: 'draft',
    edits: '{}',
    corrects: about.corrects?.sheet ?? null,
    reason: about.corrects?.reason ?? null,
    schedule: about.schedule ?? null,
    created: actor.now.toISOString(),
    created_by: actor.person.id,
    created_name: actor.person.displayName,
    version: 1,
  };
  await insertSheet(trx, row);
  await auditSheet(trx, actor, row, 'create', [
    ['kind', null, row.kind],
    ['as_of', null, asOf],
  ]);
  return row;
}

/** Runs the scenarios an order compares with its own: like its own run they are what is reviewed and issued. */
async function besideRun(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  order: SheetOrder,
): Promise<Pick<SheetsTable, 'beside' | 'beside_runs'>> {
  const ids = besideOf(order);
  const runs: string[] = [];
  for (const id of ids) runs.push((await runScenario(trx, actor, scope, id, order.asOf)).id);
  return { beside: ids.join() || null, beside_runs: runs.join() || null };
}

/** Lays the figures of today under a draft; whatever was reviewed must be reviewed again. */
export async function refreshDraft(trx: Writer, actor: Actor, scope: Scope, at: VersionOf): Promise<Stepped> {
  return step(trx, scope, at, ['draft', 'reviewed'], async (row) => {
    const run = await runScenario(trx, actor, scope, row.scenario, row.as_of);
    const order = orderOfRow(row);
    const beside = order === null ? {} : await besideRun(trx, actor, scope, order);
    await auditSheet(trx, actor, row, 'update', [['run', row.run, run.id]]);
    return { run: run.id, ...beside, ...UNREVIEWED };
  });
}

/** Writes a paragraph by hand, or (null) takes the generated text again. */
export async function editParagraph(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  at: VersionOf,
  paragraph: string,
  text: string | null,
): Promise<Stepped> {
  return step(trx, scope, at, ['draft', 'reviewed'], async (row) => {
    const { [paragraph]: before = null, ...others } = editsOf(row);
    await auditSheet(trx, actor, row, 'update', [[`paragraph-${paragraph}`, before, text]]);
    return { edits: JSON.stringify(text === null ? others : { ...others, [paragraph]: text }), ...UNREVIEWED };
  });
}

/** 核稿: somebody has read the draft and stands for it. */
export async function reviewDraft(trx: Writer, actor: Actor, scope: Scope, at: VersionOf): Promise<Stepped> {
  return step(trx, scope, at, ['draft'], async (row) => {
    await auditSheet(trx, actor, row, 'review', [['state', row.state, 'reviewed']]);
    const { id, displayName } = actor.person;
    return { state: 'reviewed', reviewed: actor.now.toISOString(), reviewed_by: id, reviewed_name: displayName };
  });
}

/** Sends a reviewed draft back to whoever writes it, or throws a draft away; it keeps its number of a draft, which nobody counts. */
export async function setDraftAside(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  at: VersionOf,
  act: 'return' | 'drop',
): Promise<Stepped> {
  return step(trx, scope, at, act === 'return' ? ['reviewed'] : ['draft', 'reviewed'], async (row) => {
    const state = act === 'return' ? 'draft' : 'dropped';
    await auditSheet(trx, actor, row, act === 'return' ? 'update' : 'delete', [['state', row.state, state]]);
    return { ...UNREVIEWED, state };
  });
}

export interface VersionOf {
  readonly id: string;
  readonly version: number;
}

/** One step of a sheet: it must still be what was seen, and in one of the states the step begins from. */
export async function step(
  trx: Writer,
  scope: Scope,
  { id, version }: VersionOf,
  from: readonly SheetsTable['state'][],
  take: (row: SheetsTable) => Promise<Partial<SheetsTable> | Stopped>,
): Promise<Stepped> {
  // Two who press at once go one after the other, so that the second sees what the first did.
  await holdProgramme(trx, scope);
  const row = await sheetAt(trx, scope, id);
  if (row.version !== version) return stopped('changed');
  if (!from.includes(row.state)) return stopped(from.includes('draft') ? 'not-a-draft' : 'not-reviewed');
  const changes = await take(row);
  if ('ok' in changes) return changes;
  if (!(await changeSheet(trx, row, changes))) throw new Error(`sheet ${id} changed within its transaction`);
  return { ok: true, sheet: await sheetAt(trx, scope, id) };
}

export async function sheetAt(reader: Reader, scope: Scope, id: string): Promise<SheetsTable> {
  const row = await findSheet(reader, scope, id);
  if (row === undefined || row.state === 'dropped') throw new NotFound('sheet', id);
  return row;
}

export async function auditSheet(
  trx: Writer,
  actor: Actor,
  { city, programme, id, district }: Pick<SheetsTable, 'city' | 'programme' | 'id' | 'district'>,
  action: string,
  changes: readonly (readonly [field: string, from: unknown, to: unknown])[],
): Promise<void> {
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      programme,
      district,
      action,
      entity: 'briefing',
      entity_id: id,
      changes: changes.map(([field, from, to]) => ({ field, from, to })),
    },
  ]);
}

const UNREVIEWED = { state: 'draft', reviewed: null, reviewed_by: null, reviewed_name: null } as const;

const NOT_YET = {
  reviewed: null,
  reviewed_by: null,
  reviewed_name: null,
  year: null,
  number: null,
  total: null,
  code: null,
  issued: null,
  issued_by: null,
  issued_name: null,
  model_version: null,
  fingerprint: null,
  html_sha256: null,
  withdrawn: null,
  withdrawn_name: null,
  withdrawn_reason: null,
} as const;
