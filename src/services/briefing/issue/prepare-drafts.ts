import { lastMoment, nextMoment } from '../../../catalogue/schedule-moment.ts';
import { currentProgramme, holdProgramme, type ProgrammeKey } from '../../../db/programmes.ts';
import type { Writer } from '../../../db/reader.ts';
import { dueSchedules, findPrepared, findSchedule, keepPrepared, moveSchedule } from '../../../db/schedules.ts';
import { type Scope, wholeProgramme } from '../../../db/scope.ts';
import type { Store } from '../../../db/store.ts';
import { findUser } from '../../../db/users.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import type { PreparedSheetsTable, SheetSchedulesTable } from '../../../db/tables/schedule-tables.ts';
import { shanghaiDay, shanghaiMinute } from '../../../words/day.ts';
import { translator } from '../../../words/messages.ts';
import { programActor } from '../../actor.ts';
import { keepFiguresCurrent } from '../../figures/refresh-figures.ts';
import { draftOrdered } from './draft-ordered.ts';
import { lackingInputs } from './issue-sheet.ts';
import { ruleOf, scheduleName } from './schedule-words.ts';
import { localeOfRow, orderOfRow } from '../sheet-of-row.ts';

/** What came of a due day: the draft, or the code (`schedules.reason.<code>`) of why there is none or why it cannot be issued yet. */
type Came = Pick<PreparedSheetsTable, 'sheet' | 'code' | 'params'>;

const FAULT: Came = { sheet: null, code: 'fault', params: null };

/**
 * Makes the drafts that have fallen due, each due day of a schedule once whatever number of processes try: draft, record of the day and
 * the step to the next one are one transaction, so that a killed process leaves nothing half done. Days missed while no server
 * ran are made up by one draft of the last of them. What cannot be made is kept with its reason and not tried again.
 * Faults of the program go to `failed`. Returns how many days were settled.
 */
export async function prepareDrafts(
  store: Store,
  city: string,
  now: Date,
  failed: (error: unknown) => void,
): Promise<number> {
  const programme = await currentProgramme(store.read, city);
  if (programme === null) return 0;
  const key = { city, programme: programme.id };
  const due = await dueSchedules(store.read, key, minuteOf(now));
  if (due.length > 0) await keepFiguresCurrent(store, key, asOfDay(programme, now));
  let settled = 0;
  for (const { id } of due) {
    const settle = (make: Making) => store.write((trx) => settleDue(trx, key, id, now, make));
    const done = await settle(makeDraft).catch((error: unknown) => {
      failed(error);
      return settle(() => Promise.resolve(FAULT));
    });
    settled += done ? 1 : 0;
  }
  return settled;
}

type Making = (trx: Writer, programme: ProgrammesTable, schedule: SheetSchedulesTable, now: Date) => Promise<Came>;

/** Settles the last due day of a schedule and moves it on; false when somebody else did meanwhile. */
async function settleDue(trx: Writer, key: ProgrammeKey, id: string, now: Date, make: Making): Promise<boolean> {
  // Two processes go one after the other, so that the second finds the schedule moved on.
  const programme = await holdProgramme(trx, key);
  const schedule = await findSchedule(trx, key, id);
  if (schedule?.state !== 'on' || schedule.next_due > minuteOf(now)) return false;
  const last = lastMoment(ruleOf(schedule), schedule.next_due, minuteOf(now));
  await moveSchedule(trx, schedule, nextMoment(ruleOf(schedule), last));
  const due = last.slice(0, 10);
  if ((await findPrepared(trx, schedule, due)) !== undefined) return false;
  const came = await make(trx, programme, schedule, now);
  return keepPrepared(trx, { ...key, schedule: id, due, at: now.toISOString(), ...came });
}

const makeDraft: Making = async (trx, programme, schedule, now) => {
  const order = orderOfRow({ ...schedule, as_of: asOfDay(programme, now) });
  if (order === null) return FAULT;
  const scope = await scopeOfSchedule(trx, programme, schedule);
  const locale = localeOfRow(schedule);
  // The schedule signs for what it prepares.
  const actor = {
    ...programActor(now),
    person: { id: 'lantian', displayName: scheduleName(schedule, translator(locale)) },
  };
  const begun = await draftOrdered(trx, actor, { scope, programme }, order, { locale, schedule: schedule.id });
  if (!begun.ok) return { sheet: null, code: begun.code, params: JSON.stringify(begun.params) };
  const lacking = lackingInputs(begun.run);
  const sheet = begun.sheet.id;
  if (lacking === null) return { sheet, code: null, params: null };
  return { sheet, code: 'incomplete', params: JSON.stringify(lacking) };
};

/** What a branch ordered shows its own district and nothing else, whoever's clock makes it. */
async function scopeOfSchedule(
  trx: Writer,
  programme: ProgrammesTable,
  { created_by: by }: SheetSchedulesTable,
): Promise<Scope> {
  const person = await findUser(trx, programme.city, by);
  return person?.role === 'district'
    ? { city: programme.city, programme: programme.id, district: person.district ?? '' }
    : wholeProgramme(programme);
}

function minuteOf(now: Date): string {
  return shanghaiMinute(now.toISOString());
}

/** The programme's as-of day, else today's. */
function asOfDay({ as_of: asOf }: ProgrammesTable, now: Date): string {
  return asOf ?? shanghaiDay(now);
}
