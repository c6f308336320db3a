import { may } from '../../catalogue/roles.ts';
import { paths } from '../../paths.ts';
import type { Request_ } from '../request.ts';
import type { Tab } from '../tabs.ts';

type SettingsTab =
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
  | 'uncertainty';

/** What belongs together, in the order an administrator looks for it. */
const GROUPS = [
  ['own', ['profile', 'tokens']],
  ['rules', ['programme', 'following', 'workflows', 'fields', 'uncertainty']],
  ['in-and-out', ['aliases', 'map', 'briefings']],
  ['people', ['users']],
] as const satisfies readonly (readonly [group: string, tabs: readonly SettingsTab[]])[];

/** The pages of the settings the person may open, for `views/settings/menu.hbs`: in named groups, the present one marked. */
export function tabs({ person, t }: Request_, current: SettingsTab) {
  const all: Readonly<Record<SettingsTab, Omit<Tab, 'label'>>> = {
    profile: { href: paths.settings.to() },
    tokens: { href: paths.tokens.to() },
    programme: { href: paths.programme.to() },
    following: { href: paths.following.to() },
    workflows: { href: paths.workflows.to() },
    fields: { href: paths.ownFields.to(), access: 'settings.edit' },
    uncertainty: { href: paths.uncertainty.to(), access: 'scenario.read' },
    aliases: { href: paths.aliases.to(), access: 'import' },
    map: { href: paths.settingsMap.to(), access: 'settings.edit' },
    briefings: { href: paths.letterhead.to(), access: 'settings.edit' },
    users: { href: paths.users.to(), access: 'accounts' },
  };
  return GROUPS.map(([group, ids]) => ({
    id: `settings-${group}`,
    name: t(`settings.group.${group}`),
    tabs: ids
      .filter((id) => all[id].access === undefined || may(person.role, all[id].access))
      .map((id) => ({ href: all[id].href, label: t(`settings.tab.${id}`), current: id === current })),
  })).filter(({ tabs: shown }) => shown.length > 0);
}
