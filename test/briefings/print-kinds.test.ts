import { afterAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import { closePrintBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import { progressSheet } from '../../src/services/briefing/progress/progress-page.ts';
import { seasonTargetsSheet } from '../../src/services/briefing/season-targets/season-targets-page.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { specialSheet } from '../../src/services/briefing/special/special-page.ts';
import { translator } from '../../src/words/messages.ts';
import { sampleReminder } from './sample-small.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import { type PdfPage, readPdf } from './pdf-text.ts';
import { sampleFacts, type SampleSize } from './sample-facts.ts';
import { sampleSpecial } from './sample-special.ts';

const t = translator('zh-CN');
/** Points of one millimetre, and the margins of the text page. */
const MM = 72 / 25.4;
const LONGEST: SampleSize = { projects: 200, name: '长'.repeat(200), zoneName: '长'.repeat(20) };

const progress = (size: SampleSize) =>
  progressSheet({ ...sampleFacts(size), narrowing: WHOLE_CITY, quality: new Map(), former: null }, t);
const targets = (size: SampleSize) =>
  seasonTargetsSheet({ ...sampleFacts(size), narrowing: WHOLE_CITY, chances: null }, t);

/** Two scenarios and the present beside each other. */
function comparison(name: string, words: typeof t): Sheet {
  const { outcome, parts } = sampleSpecial({ projects: 400 });
  const facts = sampleSpecial({ projects: 400 }, '在建项目推迟90天');
  return specialSheet({ ...facts, beside: [{ name, outcome, parts }] }, words);
}

const CASES: Readonly<Record<string, () => Sheet>> = {
  'special, empty': () => specialSheet(sampleSpecial({ projects: 0 }), t),
  'special, a scenario': () => specialSheet(sampleSpecial({ projects: 400 }, '在建项目推迟90天'), t),
  'special, longest names': () => specialSheet(sampleSpecial(LONGEST, '长'.repeat(100)), t),
  'special, a comparison': () => comparison('全部按期', t),
  'special, one project': () => specialSheet(sampleSpecial({ projects: 1 }), t),
  'progress, empty': () => progress({ projects: 0 }),
  'progress, one project': () => progress({ projects: 1 }),
  'progress, 3,000 projects': () => progress({ projects: 3000 }),
  'progress, longest names': () => progress(LONGEST),
  'progress, all tied': () => progress({ projects: 400, status: 'built' }),
  'targets, empty': () => targets({ projects: 0 }),
  'targets, one project': () => targets({ projects: 1 }),
  'targets, typical': () => targets({ projects: 400 }),
  'targets, longest names': () => targets(LONGEST),
  'supervision, longest names': () => supervisionSheet(sampleReminder(30, {}, '长'.repeat(200)), t),
};

afterAll(closePrintBrowser);

describe.each(Object.entries(CASES))('on paper (%s)', (name, make) => {
  test('fills A4 pages within their type area, numbered, every word and row there', async () => {
    const sheet = make();
    const html = sheetHtml(sheet, 'zh-CN');
    const printed = await printPdf(html);
    if (!printed.ok) throw new Error(printed.reason);
    const pages = readPdf(printed.pdf);
    const upright = sheet.paper === 'text';
    if (name.startsWith('special')) expect(pages.length).toBeLessThanOrEqual(2);
    for (const [index, page] of pages.entries()) expectPage(page, index, pages.length, upright);

    const text = pages.map((page) => body(page, upright)).join('');
    for (const block of sheet.body) {
      if (block.type === 'paragraph') expect(text).toContain(plain(block.head + block.text));
      if (block.type !== 'table') continue;
      for (const row of block.table.rows)
        for (const cell of row) if (cell.kind !== 'words') expect(text).toContain(plain(cell.text));
    }
    expectHeads(sheet, pages);
    expectNoOrphans(sheet, pages, upright);
    if (sheet.kind === 'progress') expectWholeRanking(sheet, pages);
    expect(html).not.toMatch(/<script|\sstyle=/);
  });
});

describe('a comparison of scenarios', () => {
  // The text before it is edited to end anywhere on the page.
  test.each([0, 1, 2, 3, 4, 5, 6])('stands on one page with its heading, %i lines further down', async (lines) => {
    const sheet = comparison('All on time', translator('en'));
    const body = sheet.body.map((block) =>
      block.type === 'paragraph' && block.id === 'proposal'
        ? { ...block, text: `${block.text} ${'word '.repeat(10 * lines)}` }
        : block,
    );
    const printed = await printPdf(sheetHtml({ ...sheet, body }, 'en'));
    if (!printed.ok) throw new Error(printed.reason);
    const pages = readPdf(printed.pdf).filter(({ text }) => /Scenarioscompared|Allontime/.test(text));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toMatch(/Scenarioscompared.*Scenario.*Allontime/s);
  });
});

/** Size, page number in its place, nothing beyond the type area, no sign printed as a box. */
function expectPage(page: PdfPage, index: number, all: number, upright: boolean): void {
  expect(Math.round(page.width)).toBe(upright ? 595 : 842);
  expect(page.text).not.toMatch(/[\ufffd\u0000]/);
  const number = upright ? `—${String(index + 1)}—` : `第${String(index + 1)}页共${String(all)}页`;
  const found = page.lines.filter((line) => line.text === number);
  expect(found).toHaveLength(1);
  if (upright) expect(found[0]!.x > page.width / 2).toBe(index % 2 === 0);
  const [left, right] = upright ? [28, 26] : [15, 15];
  for (const line of page.lines.filter((one) => one.text !== number)) {
    expect(line.x, line.text).toBeGreaterThanOrEqual(left * MM - 2);
    expect(line.right, line.text).toBeLessThanOrEqual(page.width - right * MM + 8);
    if (upright) expect(line.y, line.text).toBeLessThanOrEqual(page.height - 35 * MM + 2);
  }
}

/** Every page on which rows of the laggards stand has their head. */
function expectHeads(sheet: Sheet, pages: readonly PdfPage[]): void {
  for (const block of sheet.body) {
    if (block.type !== 'table' || block.table.rows.length < 15) continue;
    const days = block.table.rows.map((row) => plain(row.find((cell) => /^\d{4}-/.test(cell.text))?.text ?? ''));
    for (const page of pages)
      if (
        days.some((day) => day !== '' && page.lines.some((line) => /^\d+\D/.test(line.text) && line.text.includes(day)))
      )
        expect(page.text).toMatch(/区市项目名称责任单位应完成日|范围目标单位|序号项目责任单位/);
  }
}

/** The districts are compared on one page, under their heading. */
function expectWholeRanking({ body: blocks }: Sheet, pages: readonly PdfPage[]): void {
  for (const block of blocks) {
    if (block.type !== 'table' || block.table.rows.length < 8 || block.table.rows.length > 16) continue;
    const { title, rows } = block.table;
    const lines = rows.map((row) => plain(row.map((cell) => cell.text).join('')));
    const page = pages.find(({ text }) => text.includes(plain(title)))!;
    for (const line of lines) expect(page.text).toContain(line);
  }
}

/** No heading is the last line of a page. */
function expectNoOrphans(sheet: Sheet, pages: readonly PdfPage[], upright: boolean): void {
  const heads = sheet.body.flatMap((block) => (block.type === 'table' ? [plain(block.table.title)] : []));
  for (const page of pages) {
    const text = body(page, upright);
    for (const head of heads.filter((one) => one !== '')) expect(text.endsWith(head), head).toBe(false);
  }
}

function body({ lines }: PdfPage, upright: boolean): string {
  const number = upright ? /^—\d+—$/ : /^第\d+页共\d+页$/;
  return lines
    .filter((line) => !number.test(line.text))
    .map((line) => line.text)
    .join('');
}

/** As a reader would copy it: blanks gone, full-width signs plain. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
