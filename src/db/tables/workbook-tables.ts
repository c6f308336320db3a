/** An official workbook of a higher authority, kept as uploaded; which of its columns hold what. */
export interface WorkbooksTable {
  city: string;
  programme: string;
  id: string;
  name: string;
  file_name: string;
  /** Of the blank file, which lies outside the database under this name. */
  sha256: string;
  size: number;
  sheet: string;
  /** The last row of the headings, counted from 1: rows begin below it. */
  header_row: number;
  /** JSON: a key for each column, null where it is left alone. */
  columns: string;
  /** Whose answer the returned workbook carries. */
  level: 'city' | 'province' | 'nation';
  /** Which projects are filled in: the query of a list, as its address says it. */
  query: string;
  version: number;
  created: string;
  created_by: string;
  updated: string;
  updated_by: string;
  removed_at: string | null;
}
