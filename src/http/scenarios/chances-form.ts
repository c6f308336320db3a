import type { AskedSimulation } from '../../services/simulations/ask-simulation.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Form } from '../request.ts';

const DRAWS = [1000, 2000, 5000, 10_000] as const;
const BASES = ['assumed', 'history'] as const;
const LARGEST_SEED = 999_999_999;

/** The form as it was typed. */
export interface TypedChances {
  readonly draws: string;
  readonly seed: string;
  readonly basis: string;
}

export const PLAIN_CHANCES: TypedChances = { draws: '10000', seed: '1', basis: 'assumed' };

export function typedChances(form: Form): TypedChances {
  const text = (name: keyof TypedChances): string => form.get(name)?.[0]?.normalize('NFKC').trim() ?? '';
  return { draws: text('draws'), seed: text('seed'), basis: text('basis') };
}

/** What was asked for, or every problem at once. */
export function readChances(typed: TypedChances, t: Translate): AskedSimulation | readonly FieldProblem[] {
  const draws = DRAWS.find((one) => String(one) === typed.draws);
  const seed = /^\d{1,9}$/.test(typed.seed) ? Number(typed.seed) : null;
  const basis = BASES.find((one) => one === typed.basis);
  const problems = [
    ...(draws === undefined ? [{ field: 'draws', message: t('chances.bad-draws') }] : []),
    ...(seed === null ? [{ field: 'seed', message: t('chances.bad-seed', { most: LARGEST_SEED }) }] : []),
    ...(basis === undefined ? [{ field: 'basis', message: t('chances.bad-basis') }] : []),
  ];
  return draws === undefined || seed === null || basis === undefined ? problems : { draws, seed, basis };
}

/** The controls of the form. */
export function chancesForm(typed: TypedChances, errors: readonly FieldProblem[], t: Translate) {
  const bases = BASES.map((value) => ({ value, label: t(`chances.basis-${value}`) }));
  const choices = DRAWS.map((draws) => ({ value: String(draws), label: t('chances.draws-option', { draws }) }));
  return [
    field({ name: 'draws', label: t('chances.draws'), value: typed.draws, control: 'select', choices }, errors),
    field(
      {
        name: 'seed',
        label: t('chances.seed'),
        value: typed.seed,
        control: 'number',
        hint: t('chances.seed-hint'),
        maxLength: 9,
      },
      errors,
    ),
    field(
      {
        name: 'basis',
        label: t('chances.basis'),
        value: typed.basis,
        control: 'select',
        choices: bases,
        hint: t('chances.basis-hint'),
      },
      errors,
    ),
  ];
}
