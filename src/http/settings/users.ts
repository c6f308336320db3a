import { districtsOf } from '../../db/districts.ts';
import type { Reader } from '../../db/reader.ts';
import { usersOf } from '../../db/users.ts';
import { paths } from '../../paths.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

export async function listUsers(request: Request_, db: Reader): Promise<Reply> {
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
  return page('settings/users', { title: t('settings.title'), tabs: tabs(request, 'users'), rows });
}

function stateOf(user: { readonly disabled: 0 | 1; readonly password_hash: string | null }) {
  if (user.disabled === 1) return 'disabled';
  return user.password_hash === null ? 'waiting' : 'active';
}
