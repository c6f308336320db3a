/** A table ready to be written: text stays text, numbers stay numbers, null is an empty cell. */
export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly header: string;
  /** Number format of a spreadsheet program; text columns carry `@`, so that codes survive. */
  readonly format: string;
  readonly width: number;
  /** Accepted values, offered as a drop-down. */
  readonly options?: readonly string[];
  readonly hidden?: boolean;
}

export interface SheetTable {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What the first sheet says about the table: label and text, line by line. */
export type SheetNotes = readonly (readonly [label: string, text: string])[];
