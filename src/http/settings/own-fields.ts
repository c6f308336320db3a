import { isAskedOf, type OwnField } from '../../catalogue/own-field.ts';
import { ownFieldUses } from '../../db/own-values.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { grouped } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';
import { joined } from '../../words/joined.ts';

const CHIPS = { used: 'is-green', retired: 'is-grey', removed: 'is-grey' } as const;

/** The fields the city made for itself, in their order, and how many projects say something in each. */
export async function listOwnFields(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, locale, config } = request;
  const lists = await cityLists(db, programme, locale);
  const uses = await ownFieldUses(db, config.city);
  const rows = lists.own
    .filter(({ state }) => state !== 'removed')
    .map((field) => ({
      key: field.key,
      name: t(`fields.${field.key}`),
      href: paths.ownField.to({ key: field.key }),
      kind: t(`own-fields.kind-${field.kind}`),
      asked: askedOf(field, lists, t),
      uses: grouped(uses.get(field.key) ?? 0),
      seen: (uses.get(field.key) ?? 0) > 0 ? paths.projects.to({ [`${field.key}.empty`]: '0' }) : null,
      place: String(field.place),
      state: t(`own-fields.state-${field.state}`),
      chip: CHIPS[field.state],
    }));
  return page('settings/own-fields', { title: t('settings.title'), tabs: tabs(request, 'fields'), rows });
}

/** The types and categories a field is asked of, by name. */
function askedOf(field: OwnField, lists: CityLists, t: Translate): string {
  if (isAskedOf(field, { type: '', category: '' })) return t('own-fields.all');
  const named = [
    ...lists.categories.filter(({ id }) => field.categories.includes(id)),
    ...lists.types.filter(({ id }) => field.types.includes(id)),
  ];
  return joined(
    named.map(({ name }) => name),
    t,
  );
}
