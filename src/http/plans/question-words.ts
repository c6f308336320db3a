import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import type { CityLists } from '../../services/options.ts';
import type { PlanQuestion } from '../../services/plans/plan-question.ts';
import { number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { filterWords } from '../filter-words.ts';

/** A question in sentences: what for, from whom, what binds. */
export function questionWords(question: PlanQuestion, year: number, lists: CityLists, t: Translate): readonly string[] {
  const { filter } = parseListQuery(new URLSearchParams(question.candidates), year);
  const { earlier, budgetAnnual, budgetCapital, starts, least, leads, required, forbidden } = question;
  const said = (key: string, params: Readonly<Record<string, string | number | readonly string[]>>): string =>
    t(`plans.says-${key}`, params);
  return [
    said(question.goal, {
      count: question.targets.length,
      pollutant: t(`options.pollutant.${question.pollutant ?? 'VOC'}`),
    }),
    said('from', { who: filterSentence(filter, filterWords(lists, t)) }),
    ...(earlier === null ? [] : [said('earlier', { days: earlier.days, percent: earlier.percent })]),
    ...(question.mandated ? [t('plans.says-mandated')] : []),
    ...(question.locks ? [t('plans.says-locks')] : []),
    ...(question.exclusive ? [t('plans.says-exclusive')] : []),
    ...(required.length > 0 ? [said('required', { names: required })] : []),
    ...(forbidden.length > 0 ? [said('forbidden', { names: forbidden })] : []),
    ...(budgetAnnual === null ? [] : [said('annual', { money: number(budgetAnnual, 1) })]),
    ...(budgetCapital === null ? [] : [said('capital', { money: number(budgetCapital, 1) })]),
    ...(starts === null ? [] : [said('starts', { count: starts })]),
    ...(least === null ? [] : [said('least', { count: least })]),
    ...Object.entries(leads).map(([name, capital]) => said('lead', { name, money: number(capital, 1) })),
  ];
}
