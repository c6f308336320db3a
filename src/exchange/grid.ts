/** What came out of a file before anything is believed: text cells, row by row, each row with its number as the sender sees it (from 1). */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly GridRow[];
  /** `UTF-8`, `GB18030` …; null for workbooks. */
  readonly encoding: string | null;
}

export interface GridRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Why a file cannot be read at all; the shell words it (`imports.refused.<code>`). */
export type Refusal =
  | 'empty'
  | 'too-large'
  | 'not-a-workbook'
  | 'zip-bomb'
  | 'zip-names'
  | 'too-many-rows'
  | 'too-slow'
  | 'unreadable'
  | 'encrypted'
  | 'encoding'
  | 'kind';

export type Reading =
  { readonly ok: true; readonly grids: readonly Grid[] } | { readonly ok: false; readonly refusal: Refusal };

export const MAX_FILE_BYTES = 32 * 1024 * 1024;
export const MAX_ROWS = 120_000;
export const MAX_COLUMNS = 400;
export const MAX_CELL_LENGTH = 40_000;
