import type { Annex, Cell } from '../services/briefing/bulletin/annex.ts';

interface Line {
  readonly cells: readonly Cell[];
  readonly isSum: boolean;
}

/** Rows of one printed table: a browser lays a table out anew for every page it goes over, which thousands of rows in one do not bear. */
const MOST_ROWS = 120;

/** A table of many columns as its template reads it: which columns stand right, and its rows in tables of bearable length that end with a subtotal. */
export function denseTable(table: Annex): object {
  const { head, rows, foot, sums = [] } = table;
  const isSum = new Set(sums);
  const parts: Line[][] = [[]];
  rows.forEach((cells, index) => {
    const current = parts.at(-1)!;
    const isFull = current.length >= MOST_ROWS || current.at(-1)?.isSum === true;
    const line = { cells, isSum: isSum.has(index) };
    // A subtotal never stands alone under a head of its own.
    if (isFull && !(line.isSum && current.at(-1)?.isSum === false)) parts.push([line]);
    else current.push(line);
  });
  return {
    ...table,
    tall: table.tall ?? false,
    right: head.flatMap(({ kind }, index) => (kind === 'figure' ? [index + 1] : [])),
    parts: parts.map((lines, index) => ({ lines, foot: index === parts.length - 1 ? foot : [] })),
  };
}
