import { filterSentence } from '../../catalogue/filter-sentence.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths } from '../../paths.ts';
import type { CityLists } from '../../services/options.ts';
import type { PlanChoice } from '../../services/plans/plan-choice.ts';
import { PLAN_SECONDS } from '../../services/plans/plan-question.ts';
import type { Translate } from '../../words/messages.ts';
import { field, type FieldSpec } from '../field.ts';
import { filterForm } from '../filter-form.ts';
import { filterWords } from '../filter-words.ts';
import type { FieldProblem } from '../reply.ts';
import { asksOfWhat } from '../target-words.ts';
import { areaName } from './plan-names.ts';
import { ASK, GOALS, TARGET, type TypedPlan } from './typed-plan.ts';

export interface FormFacts {
  readonly typed: TypedPlan;
  /** What the question comes to as typed; null where it cannot be told yet. */
  readonly choice: PlanChoice | null;
  readonly matched: number;
  readonly targets: readonly TargetsTable[];
  readonly scenarios: readonly ScenariosTable[];
  readonly leads: readonly string[];
  readonly lists: CityLists;
  readonly errors: readonly FieldProblem[];
  readonly t: Translate;
}

/** Everything `views/plans/new.hbs` names: five questions, each with a sentence that says what its answer does. */
export function planForm(facts: FormFacts) {
  const { typed, choice, matched, targets, scenarios, leads, lists, errors, t } = facts;
  const control = (name: string, spec: Omit<FieldSpec, 'name' | 'label' | 'value'> & { readonly label?: string }) =>
    field(
      { ...spec, label: spec.label ?? t(`plans.ask-${name}`), name: `${ASK}${name}`, value: typed.texts[name] ?? '' },
      errors,
    );
  const options = (name: string, values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), label: t(`plans.${name}-${String(value)}`) }));
  const money = { control: 'number', unit: t('plans.wanyuan'), maxLength: 14 } as const;
  const ticked = new Set(typed.targets);
  const noScenario = { value: '', label: t('plans.as-it-stands') };
  return {
    goal: [
      control('goal', { control: 'select', choices: options('goal', GOALS), hint: t('plans.goal-hint') }),
      control('pollutant', {
        control: 'select',
        choices: ['NOx', 'VOC'].map((value) => ({ value, label: t(`options.pollutant.${value}`) })),
        hint: t('plans.pollutant-hint'),
      }),
    ],
    targetName: TARGET,
    targetError: errors.find((error) => error.field === TARGET)?.message ?? null,
    targets: targets.map((row) => ({
      id: row.id,
      area: areaName(row, lists, t),
      asks: asksOfWhat(row, t),
      checked: ticked.has(row.id),
    })),
    filter: filterForm(typed.filter, lists, t),
    who: t('plans.reaches', { who: filterSentence(typed.filter, filterWords(lists, t)), count: matched }),
    ignored: typed.ignored.length > 0 ? t('scenarios.ignored', { list: typed.ignored }) : null,
    comes:
      choice === null
        ? null
        : t('plans.comes-to', {
            candidates: choice.candidates,
            required: choice.required,
            forbidden: choice.forbidden,
            settled: choice.settled,
          }),
    presets: [
      { href: paths.newPlan.to({ status: 'proposed' }), label: t('plans.preset-pool') },
      {
        href: paths.newPlan.to({ status: ['proposed', 'planned', 'building'], [`${ASK}days`]: '60' }),
        label: t('plans.preset-earlier'),
      },
    ],
    earlier: [
      control('days', { control: 'number', unit: t('plans.days'), hint: t('plans.days-hint'), maxLength: 3 }),
      control('percent', { control: 'number', unit: '%', hint: t('plans.percent-hint'), maxLength: 6 }),
    ],
    ground: [
      control('scenario', {
        control: 'select',
        choices: [noScenario, ...scenarios.map(({ id, name }) => ({ value: id, label: name }))],
        hint: t('plans.scenario-hint'),
        wide: true,
      }),
      control('mandated', { control: 'checkbox', hint: t('plans.mandated-hint') }),
      control('locks', { control: 'checkbox', hint: t('plans.locks-hint') }),
      control('exclusive', { control: 'checkbox', hint: t('plans.exclusive-hint'), wide: true }),
      control('required', { hint: t('plans.numbers-hint'), maxLength: 2000 }),
      control('forbidden', { hint: t('plans.numbers-hint'), maxLength: 2000 }),
    ],
    limits: [
      control('annual', { ...money, unit: t('plans.wanyuan-a-year') }),
      control('capital', money),
      control('starts', { control: 'number', unit: t('plans.pieces'), hint: t('plans.starts-hint'), maxLength: 4 }),
      control('least', { control: 'number', unit: t('plans.pieces'), hint: t('plans.least-hint'), maxLength: 4 }),
    ],
    leads: leads.map((lead) => control(`lead.${lead}`, { ...money, label: lead })),
    leadsOpen: leads.some((lead) => (typed.texts[`lead.${lead}`] ?? '') !== ''),
    about: [
      control('name', { required: true, maxLength: 100 }),
      control('seconds', {
        control: 'select',
        choices: PLAN_SECONDS.map((value) => ({ value: String(value), label: t('plans.seconds-option', { value }) })),
        hint: t('plans.seconds-hint'),
      }),
    ],
  };
}
