import type { Change } from '../../models/portfolio.ts';
import { POLLUTANTS } from '../../models/vocabulary.ts';
import { filterOf, type Select } from './filter-select.ts';
import { filterSentence, type FilterWords } from './filter-sentence.ts';

/** More numbers than this are said as a count, not one by one. */
const NAMED_AT_MOST = 3;

/** A scenario's change in words: 项目类型为焦化超低排放：推迟 90 天；投用率改为 80%. */
export function changeSentence(change: Change, words: FilterWords): string {
  return words.t('scenarios.change', {
    who: whoSentence(change.select as Select, words),
    what: actions(change, words).join(words.t('scenarios.and')),
  });
}

/** Whom a change reaches, in the words of the list's filter; projects fixed by number are counted when they are many. */
export function whoSentence(select: Select, words: FilterWords): string {
  const fixed = select.group ?? [];
  if (fixed.length <= NAMED_AT_MOST) return filterSentence(filterOf(select), words);
  const { group: _, ...rest } = select;
  const counted = words.t('scenarios.fixed', { count: fixed.length });
  return Object.keys(rest).length === 0
    ? counted
    : `${counted}${words.t('filter.and')}${filterSentence(filterOf(rest), words)}`;
}

function actions(change: Change, { t, day }: FilterWords): string[] {
  const { delay_days: delay, scale, uptime, cost_factor: cost } = change;
  const percent = (share: number): string => String(Number((share * 100).toPrecision(12)));
  return [
    ...(change.exclude === true ? [t('scenarios.exclude')] : []),
    ...(change.include === true ? [t('scenarios.include')] : []),
    ...(change.effective === undefined ? [] : [t('scenarios.effective', { day: day(change.effective) })]),
    ...(delay === undefined ? [] : [t(delay < 0 ? 'scenarios.advance' : 'scenarios.delay', { days: Math.abs(delay) })]),
    ...(change.until === undefined ? [] : [t('scenarios.until', { day: day(change.until) })]),
    ...scales(scale ?? {}).map(([pollutant, factor]) =>
      pollutant === null
        ? t('scenarios.scale-all', { percent: percent(factor) })
        : t('scenarios.scale', { pollutant: t(`options.pollutant.${pollutant}`), percent: percent(factor) }),
    ),
    ...(uptime === undefined ? [] : [t('scenarios.uptime', { percent: percent(uptime) })]),
    ...(change.status === undefined ? [] : [t('scenarios.status', { status: t(`options.status.${change.status}`) })]),
    ...(cost === undefined ? [] : [t('scenarios.cost', { percent: percent(cost) })]),
  ];
}

/** One factor on every pollutant there is is said once, without naming them. */
function scales(scale: NonNullable<Change['scale']>): readonly (readonly [string | null, number])[] {
  const factors = Object.entries(scale);
  const [first] = factors;
  const all = factors.length === POLLUTANTS.length && factors.every(([, factor]) => factor === first![1]);
  return all ? [[null, first![1]]] : factors;
}
