/** One row of a sample file: every cell as text, by the name of its column. */
export type SampleRow = Readonly<Record<string, string>>;

/** Reads a sample file: comma-separated UTF-8 with LF, quoted only where needed, first line the names. Throws when a row is too short or too long; the file ends with a line end. */
export function parseSample(file: string, text: string): readonly SampleRow[] {
  if (!text.endsWith('\n')) throw new Error(`${file} does not end with a line end`);
  const [names, ...rows] = cellsOf(text);
  if (names === undefined) throw new Error(`${file} is empty`);
  return rows.map((cells, index) => {
    if (cells.length !== names.length) throw new Error(`${file}, row ${index + 2}: ${cells.length} cells`);
    const row: Record<string, string> = {};
    names.forEach((name, column) => (row[name] = cells[column]!));
    return row;
  });
}

/** Writes rows the way `parseSample` reads them. Numbers keep all their digits; null is an empty cell. */
export function writeSample(
  names: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): string {
  const lines = rows.map((row) => names.map((name) => quoted(row[name])).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

function quoted(cell: string | number | null | undefined): string {
  if (cell === undefined) throw new Error('a cell without value: write null');
  const text = cell === null ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Most lines have no quotes and are split at once; the others are read cell by cell, for a quoted cell may hold line ends. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end);
    if (line.includes('"')) {
      const row: string[] = [];
      at = readQuotedRow(text, at, row);
      rows.push(row);
    } else {
      rows.push(line.split(','));
      at = end + 1;
    }
  }
  return rows;
}

/** Reads one row into `row` and returns where the next begins. */
function readQuotedRow(text: string, from: number, row: string[]): number {
  let at = from;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) : cellEnd(text, at);
    row.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    const separator = isQuoted ? end + 1 : end;
    if (text[separator] !== ',') return separator + 1;
    at = separator + 1;
  }
}

function cellEnd(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  const line = text.indexOf('\n', from);
  return comma === -1 || comma > line ? line : comma;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
