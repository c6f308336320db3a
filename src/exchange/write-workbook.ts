import { writeXlsx, type Cell, type PageSetup, type WriteSheet } from 'hucre';
import type { SheetNotes, SheetTable } from './sheet.ts';

/** An .xlsx workbook: a sheet of notes first, then the data with frozen header, number formats and drop-downs, then any further tables. */
export async function writeWorkbook(
  notes: { readonly name: string; readonly lines: SheetNotes },
  table: SheetTable,
  further: readonly SheetTable[] = [],
): Promise<Uint8Array> {
  const explained: WriteSheet = {
    name: notes.name,
    columns: [{ width: 18 }, { width: 90 }],
    rows: notes.lines.map(([label, text]) => [label, text]),
    pageSetup: { paperSize: 'a4', ...ONE_PAGE_WIDE },
  };
  return writeXlsx({ sheets: [explained, dataSheet(table), ...further.map(dataSheet)], activeSheet: 1 });
}

function dataSheet(table: SheetTable): WriteSheet {
  const cells = new Map<string, Partial<Cell>>(
    table.columns.map(({ header }, index) => [
      `0,${String(index)}`,
      { value: header, type: 'string', style: { font: { bold: true } } },
    ]),
  );
  return {
    name: table.name,
    columns: table.columns.map(({ format, width, hidden }) => ({
      width,
      // As a style: a format beside it would be copied for every cell of the column.
      style: { numFmt: format },
      ...(hidden === true ? { hidden } : {}),
    })),
    rows: [table.columns.map(({ header }) => header), ...table.rows.map((row) => [...row])],
    cells,
    pageSetup: pagesOf(table),
    freezePane: { rows: 1, columns: 2 },
    autoFilter: { range: `A1:${letters(table.columns.length - 1)}${String(table.rows.length + 1)}` },
    dataValidations: table.columns.flatMap(({ options }, index) => {
      const list = options?.join(',') ?? '';
      // Excel takes at most 255 signs in an inline list; longer ones are checked by the import only. A list of nothing it would repair.
      if (options === undefined || list === '' || list.length > 250 || options.some((option) => option.includes(',')))
        return [];
      const column = letters(index);
      return [
        {
          type: 'list' as const,
          values: [...options],
          allowBlank: true,
          range: `${column}2:${column}${String(table.rows.length + 500)}`,
        },
      ];
    }),
  };
}

/** As wide as its page, however many pages it is long. */
const ONE_PAGE_WIDE = { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
/** Signs across from which a table on one page's width would be too small to read. */
const WIDEST = 300;

/** Printed across, its head on every page; a table too wide for one page goes over to the next with its first columns. */
function pagesOf({ columns }: SheetTable): PageSetup {
  const width = columns.reduce((sum, { width: own, hidden }) => sum + (hidden === true ? 0 : own), 0);
  const fit = width <= WIDEST ? ONE_PAGE_WIDE : { printTitlesColumn: '$A:$B' };
  return { paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$1:$1', ...fit };
}

function letters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}
