import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { tagWord } from '../../words/tag.ts';
import { listOf, selectOf } from './typed-target.ts';

/** Which projects a target counts, in words: their types, categories and tags; what the form cannot say is only named. */
export function onlyWords(row: TargetsTable, lists: CityLists, t: Translate): string {
  const { type, category, tag, ...others } = selectOf(row);
  const name = (options: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    options.find((option) => option.id === id)?.name ?? id;
  const comma = t('problems.list-comma');
  const part = (key: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [t(`targets.only-${key}`, { values: values.join(comma) })];
  return [
    ...part(
      'category',
      listOf(category).map((id) => name(lists.categories, id)),
    ),
    ...part(
      'type',
      listOf(type).map((id) => name(lists.types, id)),
    ),
    ...part(
      'tag',
      listOf(tag).map((one) => tagWord(one, t)),
    ),
    ...(Object.keys(others).length === 0 ? [] : [t('targets.only-others')]),
  ].join(comma);
}
