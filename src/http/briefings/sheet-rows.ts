import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { paths } from '../../paths.ts';
import { kindName, sheetName } from '../../services/briefing/sheet-title.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { filterWords } from '../filter-words.ts';
import type { Translate } from '../../words/messages.ts';

export { kindName, sheetName };

/** What an order narrows, in words: zone and district by their names, a filter as the list itself says it, project and scenario as they were ordered. */
export function narrowedText(
  row: Pick<SheetsTable, 'zone' | 'district' | 'project' | 'query' | 'scenario'> & Partial<Pick<SheetsTable, 'beside'>>,
  lists: CityLists,
  { t, year }: { readonly t: Translate; readonly year: number },
): string {
  const { zones, districts, areas } = lists;
  const names = new Map([...zones, ...districts, ...areas].map(({ id, name }) => [id, name]));
  const queryText = (query: string): string =>
    filterSentence(readListQuery(new URLSearchParams(query), year, lists, t).filter, filterWords(lists, t));
  const parts = (['scenario', 'beside', 'zone', 'district', 'project', 'query'] as const).flatMap((key) => {
    const value = row[key];
    if (value === null || value === undefined) return [];
    const isPlace = key === 'zone' || key === 'district';
    const said = isPlace ? (names.get(value) ?? value) : key === 'query' ? queryText(value) : value;
    return [t(`briefings.narrowed.${key}`, { value: said })];
  });
  return parts.length === 0 ? t('briefings.narrowed.none') : parts.join(t('briefings.slot.and'));
}

/** A line of the lists of drafts and of issued sheets. */
export function sheetRow(row: SheetsTable, lists: CityLists, words: { readonly t: Translate; readonly year: number }) {
  const { t } = words;
  const isIssued = row.state === 'issued' || row.state === 'withdrawn';
  return {
    href: isIssued ? paths.issuedSheet.to({ id: row.id }) : paths.draftSheet.to({ id: row.id }),
    name: sheetName(row, t),
    what: narrowedText(row, lists, words),
    asOf: row.as_of,
    by: isIssued ? row.issued_name : row.created_name,
    when: shanghaiMinute((isIssued ? row.issued : row.created)!),
    state: t(`briefings.state.${row.state}`),
    chip: CHIPS[row.state],
    corrects: row.corrects !== null,
  };
}

const CHIPS = {
  draft: 'is-grey',
  reviewed: 'is-yellow',
  issued: 'is-green',
  withdrawn: 'is-red',
  dropped: 'is-grey',
} as const;
