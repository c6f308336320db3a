import type { SeasonWindow, Tranche } from '../../catalogue/project-schema.ts';
import { percentValue } from '../../words/number.ts';

/** One row of a list inside the form, as typed: text by column. */
export type TypedRow = Readonly<Record<string, string>>;

/** The lists typed row by row, with their columns. */
export const ROW_LISTS = {
  tranches: ['day', 'quantity', 'done', 'unit', 'share', 'status', 'evidence'],
  windows: ['from', 'until', 'share'],
} as const;
export type RowList = keyof typeof ROW_LISTS;

export const MAX_ROWS: Readonly<Record<RowList, number>> = { tranches: 200, windows: 50 };

/** A row with nothing in it but what the form put there. */
function blankRow(list: RowList): TypedRow {
  const row = Object.fromEntries(ROW_LISTS[list].map((column) => [column, '']));
  return list === 'tranches' ? { ...row, status: 'planned' } : { ...row, share: '100' };
}

export function isBlankRow(list: RowList, row: TypedRow): boolean {
  const blank = blankRow(list);
  return ROW_LISTS[list].every((column) => ['', blank[column]].includes((row[column] ?? '').trim()));
}

export function trancheRow(tranche: Tranche): TypedRow {
  const { day, share, quantity, done, unit, status, evidence } = tranche;
  return {
    day: day ?? '',
    quantity: quantity === null ? '' : String(quantity),
    done: done === null ? '' : String(done),
    unit: unit ?? '',
    share: String(percentValue(share)),
    status,
    evidence: evidence ?? '',
  };
}

export function windowRow({ from, until, share }: SeasonWindow): TypedRow {
  return { from, until, share: String(percentValue(share)) };
}

const PRESSED = /^(add|remove)-(tranches|windows)(?:-(\d{1,3}))?$/;

/** The rows after the button that was pressed: one more, or one less. */
export function rowsAfter<T extends Readonly<Record<RowList, readonly TypedRow[]>>>(typed: T, pressed: string): T {
  const match = PRESSED.exec(pressed);
  if (match === null) return typed;
  const list = match[2] as RowList;
  const rows =
    match[1] === 'add'
      ? [...typed[list], blankRow(list)].slice(0, MAX_ROWS[list])
      : typed[list].filter((_, index) => index !== Number(match[3]));
  return { ...typed, [list]: rows };
}
