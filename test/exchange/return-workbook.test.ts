import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx, readXlsx } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import type { GridRow } from '../../src/exchange/grid.ts';
import { readFile } from '../../src/exchange/read-file.ts';
import { closeWorkbookReaders } from '../../src/exchange/read-workbook.ts';
import type { Remarks } from '../../src/exchange/remarks.ts';
import { returnWorkbook } from '../../src/exchange/return-workbook.ts';

const CORPORA = ['sheetjs', 'exceljs'].map((name) => join(import.meta.dirname, '../../../shared/corpora/xlsx', name));
const files = CORPORA.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size < 30_000),
);

describe.runIf(files.length > 0)('workbooks of all sorts of programs (skipped where they are absent)', () => {
  afterAll(closeWorkbookReaders);

  test('that can be read go back with their sheets, widths and texts, and one remark more', async () => {
    let returned = 0;
    for (const path of files) {
      const bytes = readFileSync(path);
      const reading = await readFile(bytes);
      const grid = reading.ok ? reading.grids.find(({ rows }) => rows.length > 1) : undefined;
      if (grid === undefined) continue;
      const width = Math.max(...grid.rows.map(({ cells }) => cells.length));
      const remarks: Remarks = {
        sheet: grid.sheet,
        headerRow: 1,
        columns: [width, width + 1],
        rows: [{ row: 2, grade: 'red', result: '有问题', explanation: '示例说明' }],
        cells: [{ row: 2, column: 0, grade: 'red', note: '示例批注' }],
        author: '示例',
      };
      const back = await returnWorkbook(bytes, grid, remarks);
      expect(back, path).not.toBeNull();
      const [before, after] = [
        await openXlsx(bytes, { readStyles: true }),
        await readXlsx(back!, { readStyles: true }),
      ];
      expect(
        after.sheets.map(({ name }) => name),
        path,
      ).toEqual(before.sheets.map(({ name }) => name));
      const [was, is] = [before, after].map(({ sheets }) => sheets.find(({ name }) => name === grid.sheet)!);
      expect(is!.rows[1]?.[width], path).toBe('有问题');
      expect(is!.cells?.get('1,0')?.comment?.text, path).toContain('示例批注');
      const widths = was!.columns?.slice(0, width).map((column) => column.width) ?? [];
      expect(is!.columns?.slice(0, widths.length).map((column) => column.width) ?? [], path).toEqual(widths);
      const again = await readFile(back!);
      const rows = again.ok ? again.grids.find(({ sheet }) => sheet === grid.sheet)!.rows : [];
      expect(texts(rows, width), path).toEqual(texts(grid.rows, width));
      returned++;
    }
    expect(returned).toBeGreaterThan(20);
  });
});

/** What stands below the second row, in rows that have any text. */
function texts(rows: readonly GridRow[], width: number): readonly (readonly [number, ...string[]])[] {
  return rows
    .filter(({ number, cells }) => number > 2 && cells.some((cell) => cell !== ''))
    .map(({ number, cells }) => [number, ...cells.slice(0, width)] as const);
}
