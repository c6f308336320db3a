import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { field, type Choice, type FieldSpec } from '../field.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import type { FieldProblem } from '../reply.ts';
import { ACTION, ACTION_STATUSES, PRESENCES } from './change-actions.ts';
import type { SettledChange } from './typed-change.ts';

const MAIN: readonly string[] = ['NOx', 'VOC'];

/** Everything `views/scenarios/change-form.hbs` names: the list's filter, how many projects it means, and a control for each action. */
export function changeForm(settled: SettledChange, errors: readonly FieldProblem[], lists: CityLists, t: Translate) {
  const control = (name: string, spec: Omit<FieldSpec, 'name' | 'label' | 'value'>) => {
    const key = `${ACTION}${name}`;
    return field({ ...spec, name: key, label: t(`scenarios.set-${name}`), value: settled.texts[key] ?? '' }, errors);
  };
  const percent = { control: 'number', unit: '%', maxLength: 20 } as const;
  const scale = (pollutant: string) => {
    const key = `${ACTION}scale.${pollutant}`;
    const label = t('scenarios.set-scale', { pollutant: t(`options.pollutant.${pollutant}`) });
    return field({ ...percent, name: key, label, value: settled.texts[key] ?? '' }, errors);
  };
  const unchanged: Choice = { value: '', label: t('scenarios.unchanged') };
  const others = POLLUTANTS.filter((pollutant) => !MAIN.includes(pollutant)).map(scale);
  return {
    filter: filterForm(settled.filter, lists, t),
    who: t('scenarios.reaches', {
      who: filterSentence(settled.filter, filterWords(lists, t)),
      count: settled.matched,
    }),
    fixed: settled.fixed ? t('scenarios.will-fix', { count: settled.matched }) : null,
    ignored: settled.ignored.length > 0 ? t('scenarios.ignored', { list: settled.ignored }) : null,
    actions: [
      control('presence', {
        control: 'select',
        choices: [unchanged, ...PRESENCES.map((value) => ({ value, label: t(`scenarios.${value}`) }))],
      }),
      control('delay', {
        control: 'number',
        unit: t('scenarios.days'),
        hint: t('scenarios.hint-delay'),
        maxLength: 20,
      }),
      control('effective', { control: 'date' }),
      control('until', { control: 'date' }),
      ...MAIN.map(scale),
      control('uptime', percent),
      control('status', {
        control: 'select',
        choices: [unchanged, ...ACTION_STATUSES.map((value) => ({ value, label: t(`options.status.${value}`) }))],
      }),
      control('cost', percent),
    ],
    others,
    othersOpen: others.some(({ value, error }) => value !== '' || error !== null),
  };
}
