/** What came out of a file before anything is believed: text cells, row by row, each row with its number as the sender sees it (from 1). */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly GridRow[];
  /** `UTF-8`, `GB18030` …; null for workbooks. */
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  /** Which calendar the serial numbers of its days count in. */
  readonly calendar: 1900 | 1904;
  readonly merges: readonly Merge[];
  /** How many columns with text stand beyond the last that is read. */
  readonly beyond?: number;
}

export interface GridRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A merged range; rows and columns from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const ENCODINGS = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const SEPARATORS = [',', '\t', ';', '，'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What a person says about separated text; what is left out is found out. */
export interface ReadingChoices {
  readonly encoding?: Encoding;
  readonly separator?: Separator;
}

/** Why a file cannot be read at all; the shell words it (`imports.refused.<code>`). */
export type Refusal =
  | 'empty'
  | 'all-hidden'
  | 'too-large'
  | 'not-a-workbook'
  | 'zip-bomb'
  | 'zip-names'
  | 'too-many-rows'
  | 'too-slow'
  | 'unreadable'
  | 'encrypted'
  | 'encoding'
  | 'open-quote'
  | 'kind';

export type Reading =
  | {
      readonly ok: true;
      readonly grids: readonly Grid[];
      /** Sheets that are hidden: named, not read. */ readonly hidden: readonly string[];
    }
  | Refused;

/** Why, and where in the file when that is one place. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly place?: { readonly row: number; readonly begins: string };
}

export const MAX_FILE_BYTES = 32 * 1024 * 1024;
export const MAX_ROWS = 120_000;
export const MAX_COLUMNS = 400;

/** So many columns with text stand beyond the last that is read. */
export function columnsBeyond(
  rows: readonly (readonly (string | number | boolean | Date | null | undefined)[])[],
): number {
  let widest = MAX_COLUMNS;
  for (const cells of rows)
    for (let at = cells.length - 1; at >= widest; at--) if (String(cells[at] ?? '').trim() !== '') widest = at + 1;
  return widest - MAX_COLUMNS;
}

export const MAX_CELL_LENGTH = 40_000;
