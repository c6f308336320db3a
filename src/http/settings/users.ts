import { districtsOf } from '../../db/districts.ts';
import type { Reader } from '../../db/reader.ts';
import { usersOf } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { dutiesAreSeparate } from '../../services/accounts/separate-duties.ts';
import { page, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

export function listUsers(request: Request_, db: Reader): Promise<Reply> {
  return usersPage(request, db, []);
}

/** Everybody's accounts, and whether administrators also do a planner's work. */
export async function usersPage(request: Request_, db: Reader, errors: readonly FieldProblem[]): Promise<Reply> {
  const { config, t } = request;
  const [users, districts] = await Promise.all([usersOf(db, config.city), districtsOf(db, config.city)]);
  const names = new Map(districts.map((district) => [district.code, district.name]));
  const rows = users.map((user) => ({
    href: paths.user.to({ id: user.id }),
    name: user.name,
    displayName: user.display_name,
    role: t(`frame.role.${user.role}`),
    district: user.district === null ? t('settings.whole-city') : (names.get(user.district) ?? user.district),
    phone: user.phone ?? '',
    created: user.created.slice(0, 10),
    state: t(`settings.user.state.${stateOf(user)}`),
    stateClass: { active: 'is-green', waiting: 'is-yellow', disabled: 'is-grey' }[stateOf(user)],
    off: user.disabled === 1,
  }));
  const separate = await dutiesAreSeparate(db, config.city);
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'users'),
    rows,
    duties: {
      action: paths.duties.to(),
      state: t(`settings.duties.${separate ? 'are-separate' : 'are-joined'}`),
      to: separate ? '' : '1',
      label: t(`settings.duties.${separate ? 'join' : 'separate'}`),
    },
    errors,
  };
  return page('settings/users', data, { status: errors.length > 0 ? 422 : 200 });
}

function stateOf(user: { readonly disabled: 0 | 1; readonly password_hash: string | null }) {
  if (user.disabled === 1) return 'disabled';
  return user.password_hash === null ? 'waiting' : 'active';
}
