import type { Field } from '../catalogue/fields.ts';
import type { Pollutant } from '../../models/vocabulary.ts';
import type { Grid, GridRow } from './grid.ts';
import { columnFactor, headerKey } from './header-key.ts';
import { findHeader, headerCells, type HeaderCell, type HeaderPlace } from './header-rows.ts';
import type { HeaderVocabulary } from './header-vocabulary.ts';
import { isLeftAlone, NOT_IMPORTED, targetOf } from './import-target.ts';
import { leftOut, type LeftOut } from './left-out.ts';
import { carryMerged, type MergedColumns } from './merged-cells.ts';
import { isRemarkKey } from './remarks.ts';

/** A column of a file that is a field of the record. */
export interface TableColumn {
  readonly index: number;
  readonly header: string;
  /** Key of its target: a field, or `reduces.NOx`. */
  readonly target: string;
  readonly field: Field;
  readonly pollutant: Pollutant | null;
  /** What its numbers are multiplied by; null when the column's unit does not convert. */
  readonly factor: number | null;
  readonly unit: string;
}

export interface SkippedRow {
  readonly row: number;
  readonly because: LeftOut;
  readonly text: string;
}

/** Which column of a sheet is which field, and which rows are data. */
export interface Table {
  readonly sheet: string;
  readonly header: HeaderPlace;
  readonly calendar: 1900 | 1904;
  readonly columns: readonly TableColumn[];
  /** Headers nobody knows: named on the result, not imported. */
  readonly unknown: readonly string[];
  /** Headers that are not imported on purpose. */
  readonly ignored: readonly string[];
  /** Fields that two columns claim. */
  readonly twice: readonly string[];
  /** Columns with cells merged over several data rows. */
  readonly merged: MergedColumns;
  readonly rows: readonly GridRow[];
  readonly skipped: readonly SkippedRow[];
}

/** The sheet that was taken and what its header says, before anybody confirmed it. */
export interface Recognition {
  readonly grid: Grid;
  readonly place: HeaderPlace;
  readonly cells: readonly HeaderCell[];
  /** At least three columns are known and one of them is the name or the number of a project. */
  readonly sure: boolean;
}

/** What a person says about the sheet and its header; what is left out is found out. */
export interface PlaceChoices {
  readonly sheet?: string;
  readonly row?: number;
  readonly depth?: number;
}

/** A column of an earlier return, whatever stands above its name. */
const isRemark = (header: string): boolean => isRemarkKey(headerKey(header.split('/').at(-1)!).key);

/** Finds the sheet with the most known headers and its header rows; null when there is no row with text at all. */
export function recognise(
  grids: readonly Grid[],
  vocabulary: HeaderVocabulary,
  choices: PlaceChoices = {},
): Recognition | null {
  const offered = grids.filter(({ sheet }) => choices.sheet === undefined || sheet === choices.sheet);
  const found = (offered.length > 0 ? offered : grids).flatMap((grid) => {
    const best = stated(grid, choices) ?? findHeader(grid, vocabulary);
    return best === null ? [] : [{ grid, ...best }];
  });
  const [first, ...others] = found;
  if (first === undefined) return null;
  const { grid, place } = others.reduce((best, next) => (next.score > best.score ? next : best), first);
  const header = {
    row: choices.row ?? place.row,
    depth: choices.depth ?? (choices.row === undefined ? place.depth : 1),
  };
  const cells = headerCells(grid, header, vocabulary).filter(({ header }) => !isRemark(header));
  const known = new Set(
    cells.flatMap(({ known: one }) => (one === null || one.target === NOT_IMPORTED ? [] : [one.target])),
  );
  return { grid, place: header, cells, sure: known.size >= 3 && (known.has('name') || known.has('id')) };
}

/** Where sheet, row and depth are all said there is nothing to look for. */
function stated({ sheet }: Grid, { sheet: chosen, row, depth }: PlaceChoices) {
  if (sheet !== chosen || row === undefined || depth === undefined) return null;
  return { place: { row, depth }, score: 0 };
}

/** The table under a header. `targets` says what each column is, by its index; the others are as they were recognised. */
export function tableOf({ grid, place, cells }: Recognition, targets: ReadonlyMap<number, string> = new Map()): Table {
  const meant = cells.map((cell) => ({ cell, target: (targets.get(cell.index) ?? cell.known?.target) || null }));
  const columns = meant.flatMap(({ cell, target }) => (target === null ? [] : columnOf(cell, target)));
  const keys = columns.map(({ target }) => target);
  const headers = grid.rows.filter(({ number }) => number >= place.row && number < place.row + place.depth);
  const judged = grid.rows
    .filter(({ number }) => number >= place.row + place.depth)
    .map((row) => ({ row, because: leftOut(row, headers) }));
  const kept = judged.filter(({ because }) => because === null).map(({ row }) => row);
  const named = (is: (target: string | null) => boolean): string[] =>
    meant.filter(({ target }) => is(target)).map(({ cell }) => cell.header);
  return {
    sheet: grid.sheet,
    header: place,
    calendar: grid.calendar,
    columns,
    unknown: named((target) => target === null),
    ignored: named((target) => target === NOT_IMPORTED),
    twice: [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))],
    ...carryMerged(kept, columns, grid.merges),
    skipped: judged.flatMap(({ row, because }) => (because === null ? [] : [skipped(row, because)])),
  };
}

function columnOf({ index, header, unit }: HeaderCell, key: string): TableColumn[] {
  const target = targetOf(key);
  if (target === undefined || isLeftAlone(key)) return [];
  const { field, pollutant } = target;
  return [
    { index, header, target: key, field, pollutant: pollutant ?? null, unit, factor: columnFactor(field.unit, unit) },
  ];
}

function skipped({ number, cells }: GridRow, because: LeftOut): SkippedRow {
  const text = cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 3)
    .join(' ');
  return { row: number, because, text: text.slice(0, 80) };
}
