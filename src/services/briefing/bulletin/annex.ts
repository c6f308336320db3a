import type { Chart } from '../../../charts/chart.ts';

/** A cell of an annexed table: words stand left and may break, short ones (names, days) may not, figures stand right. */
export interface Cell {
  readonly text: string;
  readonly kind: 'words' | 'short' | 'figure';
  /** What a figure is exactly as far as it is printed, for workbooks; read from the text where it is left out. */
  readonly value?: number | null;
  /** Id of the sheet's figure that is printed here. */
  readonly of?: string;
  /** The whole of what is printed shortened, for workbooks. */
  readonly whole?: string;
}

export interface Annex {
  /** 附表1. */
  readonly number: string;
  readonly title: string;
  /** What the columns count, which book and which period. */
  readonly note: string;
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** The row of sums; empty for none. */
  readonly foot: readonly Cell[];
  /** Said in place of rows when there are none. */
  readonly empty: string;
  readonly charts: readonly Chart[];
  /** Where the charts stand: beside a narrow table, or below it. */
  readonly layout: 'beside' | 'below';
  /** Widths of the columns (mm) of a table of many columns and rows; it is set small and tight. */
  readonly widths?: readonly number[];
  /** Do its rows leave room to write by hand? */
  readonly tall?: boolean;
  /** Which rows are subtotals. */
  readonly sums?: readonly number[];
}

export function words(text: string): Cell {
  return { text, kind: 'words' };
}

/** A figure as printed; `value` where the text cannot be read back, null for none. */
export function figure(text: string, value?: number | null): Cell {
  return value === undefined ? { text, kind: 'figure' } : { text, kind: 'figure', value };
}

/** A cell that prints a figure of the sheet. */
export function traced(cell: Cell, of: string): Cell {
  return { ...cell, of };
}

export function short(text: string): Cell {
  return { text, kind: 'short' };
}
