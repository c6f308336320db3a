import type { Reader } from '../../db/reader.ts';
import { lastPrepared, preparedOf, seenSchedule, seenSchedules } from '../../db/schedules.ts';
import { findSheet } from '../../db/sheets.ts';
import type { PreparedSheetsTable, SheetSchedulesTable } from '../../db/tables/schedule-tables.ts';
import { paths } from '../../paths.ts';
import { daysText, ruleOf, scheduleName } from '../../services/briefing/issue/schedule-words.ts';
import { cityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { hasMessage, type MessageParams, type Translate } from '../../words/messages.ts';
import { briefingTabs } from '../briefing-tabs.ts';
import { notFound, page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { newSchedule, scheduleControls, type TypedSchedule, typedOf } from './schedule-form.ts';
import { narrowedText, sheetName } from './sheet-rows.ts';

const SHOWN = 50;

export interface Refused {
  readonly typed: TypedSchedule;
  readonly errors: readonly FieldProblem[];
  readonly status: number;
}

/** The schedules with what came of them last, and the form that adds one. */
export async function schedulesPage(request: Request_, db: Reader, refused?: Refused): Promise<Reply> {
  const { t, scope, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const last = new Map((await lastPrepared(db, scope)).map((one) => [one.schedule, one]));
  const rows = (await seenSchedules(db, scope)).map(async (row) => {
    const came = last.get(row.id);
    return {
      href: paths.schedule.to({ id: row.id }),
      name: scheduleName(row, t),
      when: whenText(row, t),
      what: narrowedText(row, lists, { t, year: programme.year }),
      next: row.state === 'on' ? row.next_due : t('schedules.never'),
      last: came === undefined ? null : await cameRow(request, db, came),
      ...stateOf(row, t),
    };
  });
  const errors = refused?.errors ?? [];
  const data = {
    title: t('schedules.title'),
    tabs: briefingTabs(request, 'schedules'),
    errors,
    action: paths.schedules.to(),
    rows: await Promise.all(rows),
    fields: await scheduleControls(request, db, refused?.typed ?? newSchedule(request), errors),
  };
  return page('briefings/schedules', data, { status: refused?.status ?? 200 });
}

/** One schedule: its form, its switches, and every due day with what came of it. */
export async function schedulePage(request: Request_, db: Reader, refused?: Refused): Promise<Reply> {
  const { t, scope, params, programme, locale } = request;
  const lists = await cityLists(db, programme, locale);
  const row = await seenSchedule(db, scope, params['id'] ?? '');
  if (row === undefined) return notFound();
  const errors = refused?.errors ?? [];
  const { id, version } = row;
  const history = (await preparedOf(db, row, SHOWN)).map((came) => cameRow(request, db, came));
  const data = {
    title: scheduleName(row, t),
    crumbs: [
      { label: t('briefings.title'), href: paths.briefings.to() },
      { label: t('schedules.title'), href: paths.schedules.to() },
    ],
    errors,
    ...stateOf(row, t),
    isOn: row.state === 'on',
    facts: [
      { label: t('schedules.column.when'), value: whenText(row, t) },
      { label: t('schedules.column.what'), value: narrowedText(row, lists, { t, year: programme.year }) },
      { label: t('schedules.column.next'), value: row.state === 'on' ? row.next_due : t('schedules.never') },
      { label: t('briefings.list.by'), value: row.created_name },
    ],
    version,
    action: paths.schedule.to({ id }),
    switch: paths.scheduleState.to({ id }),
    fields: await scheduleControls(request, db, refused?.typed ?? typedOf(row), errors),
    history: await Promise.all(history),
  };
  return page('briefings/schedule', data, { status: refused?.status ?? 200 });
}

/** Why nothing was made, or why what was made cannot be issued yet; '' where nothing is the matter. */
function reasonText({ code, params }: Pick<PreparedSheetsTable, 'code' | 'params'>, t: Translate): string {
  if (code === null) return '';
  const given = params === null ? {} : (JSON.parse(params) as MessageParams);
  const own = `schedules.reason.${code}`;
  return t(hasMessage(own) ? own : `briefings.refused.${code}`, given);
}

async function cameRow({ t, scope }: Request_, db: Reader, came: PreparedSheetsTable) {
  const sheet = came.sheet === null ? undefined : await findSheet(db, scope, came.sheet);
  const reason = reasonText(came, t);
  const isGone = sheet === undefined || sheet.state === 'dropped';
  return {
    due: came.due,
    at: shanghaiMinute(came.at),
    text: came.sheet === null ? t('schedules.not-made', { reason }) : t(came.code === null ? 'schedules.made' : 'schedules.made-but', { reason }), // prettier-ignore
    chip: came.sheet === null ? 'is-red' : came.code === null ? 'is-green' : 'is-yellow',
    sheet: sheet === undefined ? '' : sheetName(sheet, t),
    state: sheet === undefined ? '' : t(`briefings.state.${sheet.state}`),
    // The address of a draft leads on to the issued sheet.
    href: isGone ? null : paths.draftSheet.to({ id: sheet.id }),
  };
}

function whenText(row: SheetSchedulesTable, t: Translate): string {
  return t('schedules.when', { days: daysText(ruleOf(row), t), time: row.at_time });
}

function stateOf({ state }: SheetSchedulesTable, t: Translate) {
  return { state: t(`schedules.state.${state}`), chip: state === 'on' ? 'is-green' : 'is-grey' };
}
