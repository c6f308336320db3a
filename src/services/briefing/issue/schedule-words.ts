import type { ScheduleRule } from '../../../catalogue/schedule-moment.ts';
import type { SheetSchedulesTable } from '../../../db/tables/schedule-tables.ts';
import type { Translate } from '../../../words/messages.ts';

type Named = Pick<SheetSchedulesTable, 'name' | 'kind' | 'every' | 'on_day' | 'at_time'>;

export function ruleOf({ every, on_day: on, at_time: at }: Pick<Named, 'every' | 'on_day' | 'at_time'>): ScheduleRule {
  return { every, on, at };
}

/** 每周一, 每月5日: the days without the time. */
export function daysText({ every, on }: Pick<ScheduleRule, 'every' | 'on'>, t: Translate): string {
  return every === 'week' ? t(`schedules.weekday-${String(on)}`) : t('schedules.month-day', { day: on });
}

/** How a schedule is called: as somebody named it, else by its days and its sheet. */
export function scheduleName(row: Named, t: Translate): string {
  return row.name ?? t('schedules.called', { days: daysText(ruleOf(row), t), kind: t(`briefings.kind.${row.kind}`) });
}
