import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { kindName, sheetName } from '../../services/briefing/sheet-title.ts';
import type { CityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';

export { kindName, sheetName };

/** What an order narrows, in words: zone and district by their names, project, scenario and filter as they were ordered. */
export function narrowedText(
  row: Pick<SheetsTable, 'zone' | 'district' | 'project' | 'query' | 'scenario'>,
  { zones, districts, areas }: Pick<CityLists, 'zones' | 'districts' | 'areas'>,
  t: Translate,
): string {
  const names = new Map([...zones, ...districts, ...areas].map(({ id, name }) => [id, name]));
  const parts = (['scenario', 'zone', 'district', 'project', 'query'] as const).flatMap((key) => {
    const value = row[key];
    if (value === null) return [];
    const isPlace = key === 'zone' || key === 'district';
    return [t(`briefings.narrowed.${key}`, { value: isPlace ? (names.get(value) ?? value) : value })];
  });
  return parts.length === 0 ? t('briefings.narrowed.none') : parts.join(t('briefings.slot.and'));
}

/** A line of the lists of drafts and of issued sheets. */
export function sheetRow(row: SheetsTable, lists: CityLists, t: Translate) {
  const isIssued = row.state === 'issued' || row.state === 'withdrawn';
  return {
    href: isIssued ? paths.issuedSheet.to({ id: row.id }) : paths.draftSheet.to({ id: row.id }),
    name: sheetName(row, t),
    what: narrowedText(row, lists, t),
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
