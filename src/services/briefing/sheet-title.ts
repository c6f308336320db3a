import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import type { Translate } from '../../words/messages.ts';
import { issueText, numberOf } from './issue/issued-form.ts';
import { isKind } from './kinds.ts';

export function kindName(kind: string, t: Translate): string {
  return isKind(kind) ? t(`briefings.kind.${kind}`) : kind;
}

/** How a sheet is called: its number once it has one, else what it is a draft of. */
export function sheetName(row: Pick<SheetsTable, 'id' | 'kind' | 'year' | 'number' | 'total'>, t: Translate): string {
  const number = numberOf(row);
  const kind = kindName(row.kind, t);
  return number === null
    ? t('briefings.draft.name', { kind, id: row.id })
    : `${kind}${t('briefings.gap')}${issueText(row.kind, number, t)}`;
}
