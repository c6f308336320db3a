import { isTimeOfDay, LAST_ON, type ScheduleRule } from '../../catalogue/schedule-moment.ts';
import type { Reader } from '../../db/reader.ts';
import type { SheetSchedulesTable } from '../../db/tables/schedule-tables.ts';
import { daysText } from '../../services/briefing/issue/schedule-words.ts';
import type { SaidSchedule } from '../../services/briefing/issue/save-schedule.ts';
import { isLocale, LOCALES } from '../../words/messages.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { NOTHING_ORDERED, nothingOrdered, orderControls, readOrder } from './order-form.ts';

const ORDERED = ['kind', 'scenario', 'zone', 'district', 'project', 'query'] as const;
const FIELDS = ['name', 'days', 'time', ...ORDERED, 'view', 'locale'] as const;
export type TypedSchedule = Readonly<Record<(typeof FIELDS)[number], string>>;

const LONGEST_NAME = 60;
/** Every day a rule can name: seven weekdays, thirty-one days of the month. */
const DAYS = (['week', 'month'] as const).flatMap((every) =>
  Array.from({ length: LAST_ON[every] }, (_, index) => ({ every, on: index + 1 })),
);

/** Mondays at eight, the first kind the person may order. */
export function newSchedule({ locale, scope }: Request_): TypedSchedule {
  const { kind, scenario, zone, district, project, query } = nothingOrdered(scope);
  return { name: '', days: 'week-1', time: '08:00', kind, scenario, zone, district, project, query, view: '', locale };
}

export function typedOf(row: SheetSchedulesTable): TypedSchedule {
  const order = Object.fromEntries(ORDERED.map((key) => [key, row[key] ?? ''])) as Pick<TypedSchedule, (typeof ORDERED)[number]>; // prettier-ignore
  const days = valueOf({ every: row.every, on: row.on_day });
  return { ...order, view: '', name: row.name ?? '', days, time: row.at_time, locale: row.locale };
}

/** The controls of a schedule: its name and days, then those of an order, then its language. */
export async function scheduleControls(
  request: Request_,
  db: Reader,
  typed: TypedSchedule,
  errors: readonly FieldProblem[],
) {
  const { t } = request;
  const ordered = await orderControls(request, db, { ...NOTHING_ORDERED, ...typed }, errors);
  return [
    field(
      { name: 'days', label: t('schedules.field.days'), value: typed.days, control: 'select', choices: DAYS.map((day) => ({ value: valueOf(day), label: daysText(day, t) })) }, // prettier-ignore
      errors,
    ),
    field({ name: 'time', label: t('schedules.field.time'), value: typed.time, control: 'time', required: true, hint: t('schedules.field.time-hint') }, errors), // prettier-ignore
    ...ordered.filter(({ name }) => name === 'view' || ORDERED.some((one) => one === name)),
    field(
      { name: 'locale', label: t('schedules.field.locale'), value: typed.locale, control: 'select', choices: LOCALES.map((value) => ({ value, label: t(`frame.language.${value}`) })) }, // prettier-ignore
      errors,
    ),
    field({ name: 'name', label: t('schedules.field.name'), value: typed.name, maxLength: LONGEST_NAME, hint: t('schedules.field.name-hint') }, errors), // prettier-ignore
  ];
}

/** What was typed, with the version of the schedule it changes. */
export function readTypedSchedule({ form }: Request_): TypedSchedule & { readonly version: string } {
  return readFields(form, [...FIELDS, 'version']);
}

/** What a person says of a schedule, or everything that is wrong with it. */
export function readSchedule(
  typed: TypedSchedule,
  { t, programme, asOf }: Request_,
): { readonly said: SaidSchedule } | { readonly problems: readonly FieldProblem[] } {
  const rule = DAYS.find((day) => valueOf(day) === typed.days);
  const name = typed.name.replace(/\s+/g, ' ').trim();
  const order = readOrder({ ...NOTHING_ORDERED, ...typed, as_of: asOf }, t, programme.year);
  const problems: readonly (FieldProblem | null)[] = [
    rule === undefined ? { field: 'days', message: t('schedules.bad-days') } : null,
    isTimeOfDay(typed.time) ? null : { field: 'time', message: t('schedules.bad-time') },
    'problem' in order ? order.problem : null,
    isLocale(typed.locale) ? null : { field: 'locale', message: t('schedules.bad-locale') },
    name.length > LONGEST_NAME ? { field: 'name', message: t('schedules.too-long', { most: LONGEST_NAME }) } : null,
  ];
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0 || rule === undefined || 'problem' in order) return { problems: found };
  const { kind, scenario, zone, district, project, query } = order.order;
  return {
    said: {
      ...{ kind, scenario, zone, district, project, query, locale: typed.locale },
      name: name || null,
      every: rule.every,
      on_day: rule.on,
      at_time: typed.time,
    },
  };
}

function valueOf({ every, on }: Pick<ScheduleRule, 'every' | 'on'>): string {
  return `${every}-${String(on)}`;
}
