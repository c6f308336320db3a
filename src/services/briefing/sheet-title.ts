import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { shanghaiMinute } from '../../words/day.ts';
import type { Translate } from '../../words/messages.ts';
import { issueText, numberOf } from './issue/issued-form.ts';
import { isKind } from './kinds.ts';

type SheetNamed = Pick<SheetsTable, 'id' | 'kind' | 'year' | 'number' | 'total'>;

export function kindName(kind: string, t: Translate): string {
  return isKind(kind) ? t(`briefings.kind.${kind}`) : kind;
}

/** What its files are called: one that was withdrawn says so before anybody opens it. */
export function sheetFileName(row: SheetNamed & Pick<SheetsTable, 'state'>, t: Translate): string {
  const name = sheetName(row, t);
  return row.state === 'withdrawn' ? t('briefings.issued.withdrawn-file', { name }) : name;
}

/** How a sheet is called: its number once it has one, else what it is a draft of. */
export function sheetName(row: SheetNamed, t: Translate): string {
  const number = numberOf(row);
  const kind = kindName(row.kind, t);
  return number === null
    ? t('briefings.draft.name', { kind, id: row.id })
    : `${kind}${t('briefings.gap')}${issueText(row.kind, number, t)}`;
}

/** Who withdrew a sheet, when and why; null while it stands. */
export function withdrawnText(
  row: Pick<SheetsTable, 'state' | 'withdrawn' | 'withdrawn_name' | 'withdrawn_reason'>,
  t: Translate,
): string | null {
  if (row.state !== 'withdrawn') return null;
  const said = { name: row.withdrawn_name!, at: shanghaiMinute(row.withdrawn!), reason: row.withdrawn_reason! };
  return t('briefings.issued.withdrawn', said);
}
