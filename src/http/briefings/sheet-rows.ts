import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { kindName, sheetName } from '../../services/briefing/sheet-title.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';

export { kindName, sheetName };

/** What an order narrows, in words: zone, district, project and filter by their codes. */
export function narrowedText(
  row: Pick<SheetsTable, 'zone' | 'district' | 'project' | 'query' | 'scenario'>,
  t: Translate,
): string {
  const parts = (['scenario', 'zone', 'district', 'project', 'query'] as const).flatMap((key) => {
    const value = row[key];
    return value === null ? [] : [t(`briefings.narrowed.${key}`, { value })];
  });
  return parts.length === 0 ? t('briefings.narrowed.none') : parts.join(t('briefings.slot.and'));
}

/** A line of the lists of drafts and of issued sheets. */
export function sheetRow(row: SheetsTable, t: Translate) {
  const isIssued = row.state === 'issued' || row.state === 'withdrawn';
  return {
    href: isIssued ? paths.issuedSheet.to({ id: row.id }) : paths.draftSheet.to({ id: row.id }),
    name: sheetName(row, t),
    what: narrowedText(row, t),
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
