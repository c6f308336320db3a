import type { Assumptions } from '../../models/engine/assumptions.ts';
import type { Translate } from '../words/messages.ts';

/** How types are called and days are written. */
export interface AssumptionWords {
  readonly t: Translate;
  readonly day: (day: string) => string;
  readonly typeName: (id: string) => string;
}

/** What a scenario assumes, one sentence for each assumption. */
export function assumptionSentences(
  assumptions: Assumptions,
  { t, day, typeName }: AssumptionWords,
): readonly string[] {
  const { season, counting, slip_days: slips, uncertainty_defaults: odds } = assumptions;
  const percent = (share: number): string => String(Number((share * 100).toPrecision(12)));
  return [
    ...(season?.from === undefined ? [] : [t('assumptions.season-from', { day: day(season.from) })]),
    ...(season?.to === undefined ? [] : [t('assumptions.season-to', { day: day(season.to) })]),
    ...(counting === undefined
      ? []
      : [t('assumptions.counting', { months: counting === 'day' ? -1 : counting.months_after })]),
    ...Object.entries(slips ?? {}).map(([type, days]) => t('assumptions.slip', { type: typeName(type), days })),
    ...Object.entries(odds ?? {}).flatMap(([type, { fail, scale, delay_days: delay }]) => [
      ...(fail == null ? [] : [t('assumptions.fail', { type: typeName(type), percent: percent(fail) })]),
      ...(scale == null && delay == null ? [] : [t('assumptions.spread', { type: typeName(type) })]),
    ]),
  ];
}
