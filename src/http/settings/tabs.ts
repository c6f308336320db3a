import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';
import { tabsFor } from '../tabs.ts';

/** The tabs of the settings. */
export function tabs(
  { person, t }: Request_,
  current:
    | 'profile'
    | 'briefings'
    | 'programme'
    | 'following'
    | 'workflows'
    | 'fields'
    | 'tokens'
    | 'users'
    | 'map'
    | 'aliases'
    | 'uncertainty',
) {
  const all = {
    profile: { href: paths.settings.to(), label: t('settings.tab.profile') },
    programme: { href: paths.programme.to(), label: t('settings.tab.programme') },
    following: { href: paths.following.to(), label: t('settings.tab.following') },
    workflows: { href: paths.workflows.to(), label: t('settings.tab.workflows') },
    fields: { href: paths.ownFields.to(), label: t('settings.tab.fields'), access: 'settings.edit' },
    briefings: { href: paths.letterhead.to(), label: t('settings.tab.briefings'), access: 'settings.edit' },
    uncertainty: {
      href: paths.uncertainty.to(),
      label: t('settings.tab.uncertainty'),
      access: 'scenario.read',
    },
    tokens: { href: paths.tokens.to(), label: t('settings.tab.tokens') },
    aliases: { href: paths.aliases.to(), label: t('settings.tab.aliases'), access: 'import' },
    map: { href: paths.settingsMap.to(), label: t('settings.tab.map'), access: 'settings.edit' },
    users: { href: paths.users.to(), label: t('settings.tab.users'), access: 'accounts' },
  } as const;
  return tabsFor(all, current, person);
}
