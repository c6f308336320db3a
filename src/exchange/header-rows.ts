import type { Grid, GridRow } from './grid.ts';
import { headerKey, isUnit, type HeaderKey } from './header-key.ts';
import type { HeaderVocabulary, KnownHeader } from './header-vocabulary.ts';

/** Where the header of a sheet stands: its first row (number as the sender sees it) and how many rows it takes. */
export interface HeaderPlace {
  readonly row: number;
  readonly depth: number;
}

/** One column as its header names it; merged header cells are joined by "/". */
export interface HeaderCell extends HeaderKey {
  readonly index: number;
  readonly header: string;
  readonly known: KnownHeader | null;
}

const SEARCHED_ROWS = 30;
const MAX_DEPTH = 3;
const VALUE = /^[+-]?[\d,.]+%?$|^\d{2,4}[-./年]\d{1,2}([-./月]\d{0,2}日?)?$/;

/** The header rows with the best score over the first 30: two for each known name, one for each near one, minus one for each number or day. */
export function findHeader(grid: Grid, vocabulary: HeaderVocabulary): { place: HeaderPlace; score: number } | null {
  let best: { place: HeaderPlace; score: number } | null = null;
  // The shallower header wins a tie, and of two equally deep ones the upper.
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    for (const row of grid.rows.slice(0, SEARCHED_ROWS)) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      const place = { row: row.number, depth };
      if (isPartOf(grid, place)) continue;
      const score = scoreOf(headerCells(grid, place, vocabulary), headerRows(grid, place));
      if (best === null || score > best.score) best = { place, score };
    }
  }
  return best;
}

/** A cell merged across the upper or the lower edge of these rows says that the header begins above them or goes on below. */
function isPartOf({ merges }: Grid, { row, depth }: HeaderPlace): boolean {
  const [first, last] = [row - 1, row + depth - 2];
  return merges.some(
    ({ top, bottom }) =>
      bottom - top < MAX_DEPTH &&
      ((top < first && bottom >= first) ||
        (top >= first && top <= last && bottom > last && bottom - first < MAX_DEPTH)),
  );
}

function scoreOf(cells: readonly HeaderCell[], rows: readonly GridRow[]): number {
  const names = cells.reduce((sum, { known }) => sum + (known === null ? 0 : known.how === 'near' ? 1 : 2), 0);
  return names - rows.flatMap(({ cells: texts }) => texts).filter((text) => VALUE.test(text.trim())).length;
}

/** The header of every column that has one. */
export function headerCells(grid: Grid, place: HeaderPlace, vocabulary: HeaderVocabulary): HeaderCell[] {
  const rows = headerRows(grid, place);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => index).flatMap((index): HeaderCell[] => {
    const parts = rows.map((row, level) => partAt(grid, rows, level, row, index)).filter((part) => part !== '');
    const names = parts.filter((part, at) => parts.indexOf(part) === at);
    const last = names.at(-1);
    if (last === undefined) return [];
    const header = names.join('/');
    const units = names.map((name) => headerKey(name).unit).filter((unit) => unit !== '');
    // The unit of a group stands over its parts: 减排量（千克/年） above NOx and VOCs.
    const unit = units.findLast(isUnit) ?? units.at(-1) ?? '';
    const spoken = [...new Set([header, names.join(''), last])].map((text) => headerKey(text).key);
    const found = spoken.map((key) => vocabulary.lookUp(key)).filter((known) => known !== null);
    const known = found.find(({ how }) => how !== 'near') ?? found[0] ?? null;
    return [{ index, header, key: spoken[0]!, unit, known }];
  });
}

function headerRows(grid: Grid, { row, depth }: HeaderPlace): readonly GridRow[] {
  const first = grid.rows.findIndex(({ number }) => number >= row);
  return first < 0 ? [] : grid.rows.slice(first, first + depth).filter(({ number }) => number < row + depth);
}

/** The text over a column at one level: its own, that of the merged range it lies in, or what a lost merge must have been. */
function partAt(grid: Grid, rows: readonly GridRow[], level: number, row: GridRow, index: number): string {
  const own = clean(row.cells[index]);
  if (own !== '') return own;
  const merge = grid.merges.find(
    ({ top, left, bottom, right }) =>
      row.number - 1 >= top && row.number - 1 <= bottom && index >= left && index <= right,
  );
  if (merge !== undefined) return clean(grid.rows.find(({ number }) => number === merge.top + 1)?.cells[merge.left]);
  // Separated text has no merges: a blank above a named column belongs to the name at its left, if that one has names below it too.
  const below = rows[level + 1];
  if (grid.separator === null || below === undefined || clean(below.cells[index]) === '') return '';
  for (let at = index - 1; at >= 0; at--) {
    if (clean(row.cells[at]) !== '') return clean(below.cells[at]) === '' ? '' : clean(row.cells[at]);
  }
  return '';
}

const clean = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();
