/** Columns of the dispatch table that can be pasted, in the order they stand on the page. */
const PASTED = ['progress', 'spent', 'done', 'problem', 'next'] as const;
export type PastedColumn = (typeof PASTED)[number];

export interface PastedRow {
  readonly id: string;
  readonly cells: Readonly<Partial<Record<PastedColumn, string>>>;
}

/**
 * Reads a block of cells copied from a workbook: rows by line, cells by tab, the project's number first. A first line of headings says which
 * columns stand where; without one they are those of the page, in their order. Lines without a number are left out.
 */
export function readPasted(
  text: string,
  columnOf: (heading: string) => PastedColumn | 'id' | null,
): readonly PastedRow[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const heads = (lines[0] ?? []).map(columnOf);
  const isHeaded = heads.includes('id');
  const columns = isHeaded ? heads : ['id' as const, ...PASTED];
  return (isHeaded ? lines.slice(1) : lines).flatMap((cells) => {
    const of = (column: PastedColumn | 'id') => cells[columns.indexOf(column)] ?? '';
    const id = of('id').normalize('NFKC').toUpperCase();
    if (!/^[A-Z]{2}-\d{4}-\d{4,}-[0-9A-Z]$/.test(id)) return [];
    const filled = PASTED.filter((column) => columns.includes(column) && of(column) !== '');
    return [{ id, cells: Object.fromEntries(filled.map((column) => [column, of(column)])) }];
  });
}
