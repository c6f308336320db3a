import { areasOf } from '../../db/districts.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import {
  findSupervision,
  insertSupervision,
  insertSupervisionStep,
  moveSupervision,
  supervisionSteps,
} from '../../db/supervisions.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import type { SupervisionAct } from '../../catalogue/supervision.ts';
import type { Actor } from '../actor.ts';
import type { SheetTask } from '../briefing/sheet.ts';

type OfSheet = Pick<SheetsTable, 'city' | 'programme' | 'id'>;

/** Begins what an issued 督办单 asks for: its unit has until the day named on it to answer. */
export async function openCase(trx: Writer, actor: Actor, row: OfSheet, task: SheetTask): Promise<void> {
  const { city, programme, id: sheet } = row;
  const { unit, due, projects } = task;
  const state = 'waiting';
  await insertSupervision(
    trx,
    { city, programme, sheet, unit, district: await districtOf(trx, city, unit), state, due, version: 1 },
    projects.map(({ id, lateDays }) => ({ project: id, late_days: lateDays })),
  );
  await noteStep(trx, actor, row, { act: 'open', words: null, due });
}

/** A sheet that was withdrawn or corrected asks for nothing any more; what was settled stays settled. */
export async function endCase(trx: Writer, actor: Actor, row: OfSheet, words: string): Promise<void> {
  const scope = { city: row.city, programme: row.programme, district: null };
  const found = await findSupervision(trx, scope, row.id);
  if (found === undefined || found.state === 'closed' || found.state === 'void') return;
  await moveSupervision(trx, found, { state: 'void', due: found.due });
  await noteStep(trx, actor, row, { act: 'void', words, due: null });
}

/** Keeps a step of the way of a case, the next of its sheet. */
export async function noteStep(
  trx: Writer,
  actor: Actor,
  { city, programme, id: sheet }: OfSheet,
  said: { readonly act: SupervisionAct; readonly words: string | null; readonly due: string | null },
): Promise<number> {
  const steps = await supervisionSteps(trx, { city, programme }, sheet);
  const seq = (steps.at(-1)?.seq ?? 0) + 1;
  const by = { at: actor.now.toISOString(), by_id: actor.person.id, by: actor.person.displayName };
  await insertSupervisionStep(trx, { city, programme, sheet, seq, ...said, ...by });
  return seq;
}

/** A functional area answers through the district it lies in. */
async function districtOf(reader: Reader, city: string, unit: string): Promise<string> {
  const area = (await areasOf(reader, city)).find(({ id }) => id === unit);
  return area?.district ?? unit;
}
