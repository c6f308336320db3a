import type { SheetCell, SheetTable } from './sheet.ts';

const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/u;

/** RFC 4180 with BOM and CRLF; text that a spreadsheet program would take for a formula gets a leading ', numbers never do. */
export function writeCsv(table: SheetTable): string {
  const lines = [table.columns.map((column) => column.header), ...table.rows];
  return `\ufeff${lines.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = DANGEROUS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
