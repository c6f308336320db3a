import { readXlsx } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import { closeWorkbookReaders, readWorkbook } from '../../src/exchange/read-workbook.ts';
import type { Annex, Cell } from '../../src/services/briefing/bulletin/annex.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { dispatchSheet } from '../../src/services/briefing/dispatch/dispatch-sheet.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { sheetWorkbook } from '../../src/services/briefing/sheet-workbook.ts';
import { translator } from '../../src/words/messages.ts';
import { dispatchFacts } from './dispatch-facts.ts';
import { sampleFacts } from './sample-facts.ts';

const t = translator('zh-CN');
const ORIGIN = { asOf: '2023-06-30', run: { id: 'R0007', fingerprint: '3f9ac2d1e5b84f60' } };

const SHEETS: Readonly<Record<string, Sheet>> = {
  bulletin: bulletinSheet(sampleFacts({ projects: 400 }), t),
  'a bulletin of nothing': bulletinSheet(sampleFacts({ projects: 0 }), t),
  dispatch: dispatchSheet(dispatchFacts(130), t),
  'a dispatch of names like formulas': dispatchSheet(
    dispatchFacts(3, { name: '=1+1', lead: '+8', content: `@${'长'.repeat(2000)}` }),
    t,
  ),
};

afterAll(() => closeWorkbookReaders());

describe.each(Object.entries(SHEETS))('the workbook of a sheet (%s)', (_, sheet) => {
  const tables = [...sheet.body.flatMap((block) => (block.type === 'table' ? [block.table] : [])), ...sheet.annexes];

  test('has every row of every table, the sums with them, then the figures', async () => {
    const grids = await gridsOf(sheet);
    expect(grids.map(({ rows }) => rows.length)).toEqual([
      expect.any(Number),
      ...tables.map(({ rows, foot }) => 1 + rows.length + (foot.length === 0 ? 0 : 1)),
      1 + sheet.figures.length,
    ]);
    for (const [index, table] of tables.entries()) {
      const written = grids[index + 1]!.rows.map(({ cells }) => cells);
      const printed = linesOf(table).map((cells) => cells.map(shownOf));
      expect(written.map((cells, row) => printed[row]!.map((_cell, at) => cells[at] ?? ''))).toEqual(printed);
    }
    const last = grids.at(-1)!.rows.slice(1);
    expect(last.map(({ cells }) => [cells[0], Number(cells[1])])).toEqual(
      sheet.figures.map(({ label, value }) => [label, value]),
    );
  });

  test('says first what it is, of which day and run', async () => {
    const [about] = await gridsOf(sheet);
    const lines = about!.rows.map(({ cells }) => cells.join('：'));
    expect(about!.sheet).toBe('说明');
    for (const line of [
      `标题：${sheet.heading}`,
      '统计日：2023-06-30',
      '运行：R0007',
      '指纹：3f9ac2d1e5b84f60',
      ...sheet.colophon.trace.map((trace) => `出处：${trace}`),
    ])
      expect(lines).toContain(line);
  });

  test('names its sheets as spreadsheet programs allow, each once', async () => {
    const names = (await gridsOf(sheet)).map((grid) => grid.sheet);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/);
  });
});

test('the sums of a dispatch workbook are those of its lines', async () => {
  const sheet = SHEETS.dispatch!;
  const table = sheet.body.flatMap((block) => (block.type === 'table' ? [block.table] : []))[0]!;
  const rows = (await gridsOf(sheet))[1]!.rows.slice(1).map(({ cells }) => cells);
  const foot = rows.at(-1)!;
  const lines = rows.slice(0, -1).filter((_row, index) => table.sums?.includes(index) !== true);
  const added = table.foot.flatMap((cell, column) => (typeof cell.value === 'number' ? [column] : []));
  expect(added.length).toBeGreaterThan(3);
  for (const column of added) {
    const cents = lines.map((cells) => Math.round((Number(cells[column]) || 0) * 100));
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(Math.round(Number(foot[column]) * 100));
  }
});

test('tables of one name stand on sheets of different names, beside each other or not', async () => {
  const table: Annex = { ...SHEETS.bulletin!.annexes[0]!, number: '', title: `数值/${'长'.repeat(40)}` };
  const body = [{ type: 'columns' as const, columns: [[{ type: 'table' as const, table }], []] }];
  const names = (await gridsOf({ ...SHEETS.bulletin!, body, annexes: [table, { ...table, title: '说明' }] })).map(
    (grid) => grid.sheet,
  );
  expect(names).toEqual(['说明', `数值 ${'长'.repeat(28)}`, `数值 ${'长'.repeat(26)} 2`, '说明 2', '数值']);
});

test('a figure is a number; a name like a formula stays text', async () => {
  const bytes = await sheetWorkbook(SHEETS['a dispatch of names like formulas']!, ORIGIN, t);
  const { rows, cells } = (await readXlsx(bytes)).sheets[1]!;
  expect(rows.flat()).toEqual(expect.arrayContaining(['=1+1', '+8', 1, 2, 3]));
  expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

async function gridsOf(sheet: Sheet) {
  const reading = await readWorkbook(await sheetWorkbook(sheet, ORIGIN, t));
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.grids;
}

function linesOf({ head, rows, foot }: Annex): readonly (readonly Cell[])[] {
  return [head, ...rows, ...(foot.length === 0 ? [] : [foot])];
}

/** A cell as it reads back: a number without its plus, real minus and closing noughts; a dash in place of a figure as nothing. */
function shownOf({ text, kind, value, whole }: Cell): string {
  if (kind !== 'figure') return whole ?? text;
  if (typeof value === 'number') return String(value);
  if (text === '—') return '';
  const read = Number(text.replace('−', '-'));
  return Number.isNaN(read) || text === '' ? text : String(read);
}
