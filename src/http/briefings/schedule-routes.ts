import type { Writer } from '../../db/reader.ts';
import { findSchedule, seenSchedule } from '../../db/schedules.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { makeSheet } from '../../services/briefing/make-sheet.ts';
import {
  addSchedule,
  editSchedule,
  type SaidSchedule,
  switchSchedule,
} from '../../services/briefing/issue/save-schedule.ts';
import { scheduleName } from '../../services/briefing/issue/schedule-words.ts';
import { orderOfRow } from '../../services/briefing/sheet-of-row.ts';
import { unkeptRun } from '../../services/scenarios/run-scenario.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import { notFound, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { read, type Route, write } from '../route.ts';
import { at } from './draft-acts.ts';
import { ownOrder } from '../../services/briefing/own-order.ts';
import { readSchedule, readTypedSchedule, typedOf } from './schedule-form.ts';
import { schedulePage, schedulesPage } from './schedule-pages.ts';

/** What prepares drafts by itself. */
export const scheduleRoutes: readonly Route[] = [
  read(paths.schedules.pattern, 'briefing.prepare', (request, db) => schedulesPage(request, db)),
  write(paths.schedules.pattern, 'briefing.prepare', sendNew),
  read(paths.schedule.pattern, 'briefing.prepare', (request, db) => schedulePage(request, db)),
  write(paths.schedule.pattern, 'briefing.prepare', sendChange),
  write(paths.scheduleState.pattern, 'briefing.prepare', sendState),
];

const SWITCHES = { pause: 'paused', resume: 'on', remove: 'removed' } as const;

async function sendNew(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope } = request;
  const typed = readTypedSchedule(request);
  const read = await checked(request, trx);
  if (read === null) return notFound();
  if ('problems' in read) return schedulesPage(request, trx, { typed, errors: read.problems, status: 422 });
  const row = await addSchedule(trx, actorOf(request), scope, read.said);
  const notice = t('schedules.added', { name: scheduleName(row, t), next: row.next_due });
  return redirect(paths.schedules.to(), { notice });
}

async function sendChange(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, params } = request;
  if ((await seenSchedule(trx, scope, params['id'] ?? '')) === undefined) return notFound();
  const typed = readTypedSchedule(request);
  const read = await checked(request, trx);
  if (read === null) return notFound();
  if ('problems' in read) return schedulePage(request, trx, { typed, errors: read.problems, status: 422 });
  const saved = await editSchedule(trx, actorOf(request), scope, at(request, typed.version), read.said);
  if (!saved) return schedulePage(request, trx, { typed, errors: [changed(request)], status: 409 });
  const id = params['id'] ?? '';
  const row = await findSchedule(trx, scope, id);
  return redirect(paths.schedule.to({ id }), { notice: t('schedules.saved', { next: row?.next_due ?? '' }) });
}

async function sendState(request: Request_, trx: Writer): Promise<Reply> {
  const { t, scope, params } = request;
  const row = await seenSchedule(trx, scope, params['id'] ?? '');
  if (row === undefined) return notFound();
  const typed = readFields(request.form, ['version', 'do']);
  if (typed.do !== 'pause' && typed.do !== 'resume' && typed.do !== 'remove') throw new BadRequest('no such switch');
  const state = SWITCHES[typed.do];
  const done = await switchSchedule(trx, actorOf(request), scope, at(request, typed.version), state);
  if (!done) {
    const refused = { errors: [changed(request)], status: 409 };
    return schedulePage(request, trx, { ...refused, typed: typedOf(row) });
  }
  const notice = t(`schedules.${state}-notice`, { name: scheduleName(row, t) });
  return redirect(state === 'removed' ? paths.schedules.to() : paths.schedule.to({ id: row.id }), { notice });
}

/** What was typed, made once for trial: an order that cannot be answered today is refused here, not on its first due day; null when it is not this person's to order. */
async function checked(
  request: Request_,
  trx: Writer,
): Promise<{ readonly said: SaidSchedule } | { readonly problems: readonly FieldProblem[] } | null> {
  const { t, scope, programme, asOf, locale } = request;
  const read = readSchedule(readTypedSchedule(request), request);
  if ('problems' in read) return read;
  const ordered = orderOfRow({ ...read.said, as_of: asOf });
  if (ordered === null) throw new Error('a kind that was read is a kind');
  const order = await ownOrder(trx, scope, ordered);
  if (order === null) return null;
  try {
    const run = await unkeptRun(trx, programme, order.scenario, asOf);
    const made = await makeSheet({ reader: trx, scope, programme, run, order, locale, t });
    if (made.ok) return { said: { ...read.said, district: order.district } };
    return { problems: [{ field: 'kind', message: t(`briefings.refused.${made.code}`, made.params) }] };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { problems: [{ field: 'scenario', message: t('briefings.bad-scenario') }] };
  }
}

function changed({ t }: Request_): FieldProblem {
  return { field: '', message: t('schedules.changed') };
}
