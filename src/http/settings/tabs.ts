import { may } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';

/** The tabs of the settings, for `views/settings/tabs.hbs`. */
export function tabs({ person, t }: Request_, current: 'profile' | 'programme' | 'users') {
  const all = [
    { id: 'profile', href: paths.settings.to(), seen: true },
    { id: 'programme', href: paths.programme.to(), seen: true },
    { id: 'users', href: paths.users.to(), seen: may(person.role, 'accounts') },
  ];
  return all
    .filter(({ seen }) => seen)
    .map(({ id, href }) => ({ href, label: t(`settings.tab.${id}`), current: id === current }));
}
