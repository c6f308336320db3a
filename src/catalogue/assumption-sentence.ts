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
  const { season, counting, slip_days: slips, uncertainty_defaults: odds, status_defaults: byStatus } = assumptions;
  return [
    ...(season?.from === undefined ? [] : [t('assumptions.season-from', { day: day(season.from) })]),
    ...(season?.to === undefined ? [] : [t('assumptions.season-to', { day: day(season.to) })]),
    ...(counting === undefined
      ? []
      : [t('assumptions.counting', { months: counting === 'day' ? -1 : counting.months_after })]),
    ...slipSentences(Object.entries(slips ?? {}), t, typeName),
    ...oddsSentences(Object.entries(odds ?? {}), t, typeName),
    ...Object.entries(byStatus ?? {}).flatMap(([name, { slip_days: days, fail }]) => {
      const status = t(`options.status.${name}`);
      return [
        ...(days == null ? [] : [t('assumptions.status-slip', { status, days })]),
        ...(fail == null ? [] : [t('assumptions.status-fail', { status, percent: String(percentOf(fail)) })]),
      ];
    }),
  ];
}

/** More types than this are said together: a list of thirty sentences is read by nobody. */
const ONE_BY_ONE = 4;
type Odds = NonNullable<Assumptions['uncertainty_defaults']>[string];

function slipSentences(
  slips: readonly (readonly [string, number])[],
  t: Translate,
  typeName: (id: string) => string,
): readonly string[] {
  if (slips.length <= ONE_BY_ONE)
    return slips.map(([type, days]) => t('assumptions.slip', { type: typeName(type), days }));
  return [t('assumptions.slips', { count: slips.length, ...range(slips.map(([, days]) => days)) })];
}

function oddsSentences(
  odds: readonly (readonly [string, Odds])[],
  t: Translate,
  typeName: (id: string) => string,
): readonly string[] {
  const fails = odds.flatMap(([type, { fail }]) => (fail == null ? [] : [{ type, percent: percentOf(fail) }]));
  const spread = odds.filter(([, { scale, delay_days: delay }]) => scale != null || delay != null);
  return [
    ...(fails.length <= ONE_BY_ONE
      ? fails.map((one) => t('assumptions.fail', { type: typeName(one.type), percent: String(one.percent) }))
      : [t('assumptions.fails', { count: fails.length, ...range(fails.map((one) => one.percent)) })]),
    ...(spread.length <= ONE_BY_ONE
      ? spread.map(([type]) => t('assumptions.spread', { type: typeName(type) }))
      : [t('assumptions.spreads', { count: spread.length })]),
  ];
}

function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

function range(values: readonly number[]): {
  readonly low: string;
  readonly high: string;
  readonly same: 'yes' | 'no';
} {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { low: String(low), high: String(high), same: low === high ? 'yes' : 'no' };
}
