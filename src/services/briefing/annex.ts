import type { Chart } from '../../charts/chart.ts';

/** A cell of an annexed table: words stand left and may break, short ones (names, days) may not, figures stand right. */
export interface Cell {
  readonly text: string;
  readonly kind: 'words' | 'short' | 'figure';
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
}

export function words(text: string): Cell {
  return { text, kind: 'words' };
}

export function figure(text: string): Cell {
  return { text, kind: 'figure' };
}

export function short(text: string): Cell {
  return { text, kind: 'short' };
}
