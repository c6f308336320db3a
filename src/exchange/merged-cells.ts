import type { Field } from '../catalogue/fields.ts';
import type { GridRow, Merge } from './grid.ts';

interface Column {
  readonly index: number;
  readonly header: string;
  readonly field: Field;
}

/** Headers of columns with cells merged over several data rows: those whose text holds for all of them, and those that count once. */
export interface MergedColumns {
  readonly carried: readonly string[];
  readonly once: readonly string[];
}

/** Who and where: what several projects of one enterprise or office have in common. */
const SHARED = new Set(['enterprise', 'credit_code', 'permit', 'area', 'lead', 'owner', 'phone', 'mandate_doc']);
const isShared = ({ field }: Column): boolean => field.kind === 'enum' || SHARED.has(field.key);

/** Data rows with the text of merged cells in each row it spans, where it is a word that rows may share; a number or a day stays in its first row. */
export function carryMerged(
  rows: readonly GridRow[],
  columns: readonly Column[],
  merges: readonly Merge[],
): { readonly rows: readonly GridRow[]; readonly merged: MergedColumns } {
  const numbers = new Map(rows.map(({ number }, at) => [number, at]));
  const upright = merges.filter(
    ({ top, bottom, left, right }) => left === right && bottom > top && numbers.has(top + 1),
  );
  const carried = [...rows];
  const headers = { carried: new Set<string>(), once: new Set<string>() };
  for (const { top, bottom, left } of upright) {
    const column = columns.findLast(({ index }) => index === left);
    const text = rows[numbers.get(top + 1)!]!.cells[left] ?? '';
    if (column === undefined || text.trim() === '') continue;
    headers[isShared(column) ? 'carried' : 'once'].add(column.header);
    if (!isShared(column)) continue;
    for (let number = top + 2; number <= bottom + 1; number++) {
      const at = numbers.get(number);
      if (at !== undefined) carried[at] = { number, cells: withCell(carried[at]!.cells, left, text) };
    }
  }
  return { rows: carried, merged: { carried: [...headers.carried], once: [...headers.once] } };
}

function withCell(cells: readonly string[], index: number, text: string): readonly string[] {
  return Array.from({ length: Math.max(cells.length, index + 1) }, (_, at) =>
    at === index ? text : (cells[at] ?? ''),
  );
}
