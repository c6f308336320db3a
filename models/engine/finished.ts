import type { Columns } from './columns.ts';
import { NO_DAY } from './columns.ts';

/**
 * Real projects of a book (index of BOOKS) that are effective on or before a day of the axis: a group when all its entries
 * among the `members` (1 per project row) are. `effective` may carry a draw's delays; NO_DAY never finishes.
 */
export function countFinished(
  columns: Columns,
  members: Uint8Array,
  book: number,
  by: number,
  effective: Int32Array = columns.projects.effective,
): number {
  const { projects } = columns;
  // Per group: 0 not among the members, 1 all entries so far finished, 2 some entry open.
  const standing = new Uint8Array(projects.groups);
  for (let project = 0; project < projects.count; project++) {
    if (members[project] === 0 || projects.book[project]! < book) continue;
    const day = effective[project]!;
    const group = projects.group[project]!;
    if (day === NO_DAY || day > by) standing[group] = 2;
    else if (standing[group] === 0) standing[group] = 1;
  }
  return standing.reduce((finished, state) => finished + (state === 1 ? 1 : 0), 0);
}
