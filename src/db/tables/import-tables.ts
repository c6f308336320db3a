export type ImportState = 'uploaded' | 'checking' | 'checked' | 'writing' | 'written' | 'failed' | 'cancelled';

/** A file on its way into the ledger; its bytes lie in the data folder under its id. */
export interface ImportsTable {
  city: string;
  id: string;
  programme: string;
  /** The district its sender is confined to; null = the city's office. */
  district: string | null;
  owner: string;
  owner_name: string;
  file: string;
  size: number;
  state: ImportState;
  /** Rows done and rows in all, of the work under way. */
  done: number;
  total: number;
  /** When the work under way last said that it lives. */
  beat: string | null;
  cancel: 0 | 1;
  /** JSON: what the person chose. */
  choices: string;
  /** JSON: what was found in the file. */
  seen: string;
  /** JSON: what the dry run or the writing came to. */
  summary: string | null;
  batch: string | null;
  created: string;
  version: number;
}

interface OfImport {
  city: string;
  import: string;
}

export interface ImportRowsTable extends OfImport {
  row: number;
  grade: 'green' | 'yellow' | 'red';
  kind: string;
  project: string | null;
  name: string;
  /** JSON: [{field, from, to}]. */
  changes: string;
  /** JSON: what was inferred. */
  notes: string;
}

/** One thing wrong with a row, or to be decided about it. */
export interface ImportProblemsTable extends OfImport {
  seq: number;
  row: number;
  grade: 'yellow' | 'red';
  field: string;
  column_name: string;
  value: string;
  code: string;
  /** JSON. */
  params: string;
}

/** What people confirmed: the column of a header, the option of a word. `unit` is a district's code, empty for the whole city. */
export interface ImportAliasesTable {
  city: string;
  kind: 'column' | 'value';
  unit: string;
  /** Field of a value; empty for a column. */
  field: string;
  key: string;
  label: string;
  meaning: string;
  created: string;
  created_by: string;
}
