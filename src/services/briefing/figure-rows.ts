import type { Book } from '../../../models/vocabulary.ts';
import type { SheetFiguresTable } from '../../db/tables/sheet-tables.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { sumOf } from './figure-makers.ts';
import type { Figure } from './sheet.ts';

type FigureRow = Omit<SheetFiguresTable, 'city' | 'programme' | 'sheet'>;

/** Figures as the database keeps them, each with the hash of all it says. */
export function figureRows(figures: readonly Figure[]): readonly FigureRow[] {
  return figures.map((figure, index) => ({
    id: figure.id,
    seq: index + 1,
    label: figure.label,
    value: figure.value,
    unit: figure.unit,
    printed: figure.printed,
    book: figure.book,
    pollutant: figure.pollutant,
    basis: figure.basis,
    release: figure.release,
    made_of: JSON.stringify(figure.of),
    parts: JSON.stringify(figure.parts.map(({ project, value }) => [project, value])),
    hash: fingerprintOf(figure),
  }));
}

/** A kept figure as it was. */
export function figureOfRow(row: FigureRow): Figure {
  const parts = JSON.parse(row.parts) as [string, number][];
  return {
    id: row.id,
    label: row.label,
    value: row.value,
    unit: row.unit as Figure['unit'],
    printed: row.printed,
    book: row.book as Book | null,
    pollutant: row.pollutant,
    basis: row.basis,
    release: row.release,
    parts: parts.map(([project, value]) => ({ project, value })),
    of: JSON.parse(row.made_of) as string[],
  };
}

/** A kept figure added up again from its projects alone, and whether everything is still what was issued. */
export function retrace(row: FigureRow): {
  readonly figure: Figure;
  readonly sum: number | null;
  readonly intact: boolean;
} {
  const figure = figureOfRow(row);
  const sum = figure.parts.length === 0 ? null : sumOf(figure.parts);
  return { figure, sum, intact: fingerprintOf(figure) === row.hash && (sum === null || sum === figure.value) };
}
