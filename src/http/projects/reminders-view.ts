import type { Problem } from '../../catalogue/problem.ts';
import { reminderKey, reminderToken } from '../../catalogue/reminders.ts';
import type { Translate } from '../../words/messages.ts';
import { field } from '../field.ts';
import { wordProblems } from '../problems.ts';
import type { FieldProblem } from '../reply.ts';
import type { TypedProject } from './typed-project.ts';
import { clauses } from '../../words/joined.ts';

type Confirmation = Pick<TypedProject, 'confirmed' | 'confirmReason'>;

/** Is this reminder ticked, with the figures it has now? */
export function isConfirmed(reminder: Problem, { confirmed }: Confirmation): boolean {
  return confirmed[reminderKey(reminder)] === reminderToken(reminder);
}

/** Everything was ticked and a reason given. */
export function allConfirmed(reminders: readonly Problem[], typed: Confirmation): boolean {
  return reminders.every((one) => isConfirmed(one, typed)) && (reminders.length === 0 || reasonOf(typed) !== '');
}

/** Ticks and the reason, above the form; null when there is nothing to confirm. */
export function remindersView(
  reminders: readonly Problem[],
  typed: Confirmation,
  errors: readonly FieldProblem[],
  t: Translate,
) {
  if (reminders.length === 0) return null;
  const words = wordProblems(reminders, t);
  return {
    title: t('projects.reminders', { count: reminders.length }),
    ticks: reminders.map((one, index) => ({
      name: `confirm.${reminderKey(one)}`,
      token: reminderToken(one),
      checked: isConfirmed(one, typed),
      label: `${t(`fields.${one.field}`)}${t('projects.colon')}${words[index]!.message}`,
    })),
    reason: field(
      {
        name: 'confirm_reason',
        label: t('projects.confirm-reason'),
        value: typed.confirmReason,
        required: true,
        wide: true,
        maxLength: 500,
      },
      errors,
    ),
  };
}

/** The reason the audit row carries: what the person gave for the change, and what they confirmed and why. */
export function auditReason(
  reminders: readonly Problem[],
  typed: Confirmation & Pick<TypedProject, 'reason'>,
  t: Translate,
): string | undefined {
  const own = typed.reason.trim();
  if (reminders.length === 0) return own === '' ? undefined : own;
  const said = wordProblems(reminders, t).map(({ message }) => message);
  const list = clauses(said, t);
  const confirmed = t('projects.confirmed', { list, reason: reasonOf(typed) });
  return own === '' ? confirmed : clauses([own, confirmed], t);
}

export const reasonOf = ({ confirmReason }: Confirmation): string => confirmReason.trim();
