import { ROLES } from '../../catalogue/roles.ts';
import { field, type Choice } from '../field.ts';
import type { FieldProblem } from '../reply.ts';
import type { Request_ } from '../request.ts';

export interface TypedUser {
  readonly display_name: string;
  readonly phone: string;
  readonly role: string;
  readonly district: string;
}

/** The fields a new and an existing account have in common. */
export function userFields(
  { t }: Request_,
  typed: TypedUser,
  districts: readonly Choice[],
  errors: readonly FieldProblem[],
) {
  const roles = ROLES.map((role) => ({ value: role, label: t(`frame.role.${role}`) }));
  const about = [
    { name: 'display_name', label: t('settings.user.display-name'), value: typed.display_name, maxLength: 64 },
    { name: 'phone', label: t('settings.user.phone'), value: typed.phone, maxLength: 32 },
    { name: 'role', label: t('settings.user.role'), value: typed.role, control: 'select', choices: roles },
    {
      name: 'district',
      label: t('settings.user.district'),
      value: typed.district,
      control: 'select',
      choices: districts,
      hint: t('settings.user.district-hint'),
    },
  ] as const;
  return about.map((spec) => field(spec, errors));
}
