import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import type { Annex } from '../../src/services/briefing/bulletin/annex.ts';
import type { DispatchFacts } from '../../src/services/briefing/dispatch/dispatch-facts.ts';
import { dispatchSheet } from '../../src/services/briefing/dispatch/dispatch-sheet.ts';
import { closePrintBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';
import { dispatchFacts } from './dispatch-facts.ts';
import { type PdfPage, readPdf } from './pdf-text.ts';

const t = translator('zh-CN');
const MM = 72 / 25.4;

const CASES: Readonly<Record<string, DispatchFacts>> = {
  empty: dispatchFacts(0),
  'one project': dispatchFacts(1),
  typical: dispatchFacts(130),
  'longest names': dispatchFacts(30, {
    name: '长'.repeat(200),
    enterprise: '长'.repeat(200),
    content: '长'.repeat(2000),
    problem: '长'.repeat(2000),
    lead: '长'.repeat(100),
    owner: '长'.repeat(50),
  }),
  'to be filled in': { ...dispatchFacts(130), byHand: true },
  '3,000 projects': dispatchFacts(3000),
  'sums of millions': dispatchFacts(130, { capital: 34_567.89, spent: 23_456.78 }),
};

afterAll(() => closePrintBrowser());

describe('the sums of a dispatch table', () => {
  test.each(Object.entries(CASES))('are those of its lines, as printed (%s)', (_, facts) => {
    const table = tableOf(dispatchSheet(facts, t));
    const sums = new Set(table.sums);
    for (const [column, { kind }] of table.head.entries()) {
      const value = (row: readonly { readonly value?: number | null }[]) => row[column]?.value ?? 0;
      if (kind !== 'figure' || table.foot[column]?.value === undefined) continue;
      const lines = table.rows.filter((_row, index) => !sums.has(index));
      const subtotals = table.rows.filter((_row, index) => sums.has(index));
      const printed = Number(table.foot[column].text.replace('−', '-'));
      expect(hundredths(lines.map(value))).toBe(Math.round(printed * 100));
      expect(hundredths(subtotals.map(value))).toBe(Math.round(printed * 100));
    }
  });

  test('are those of the projects behind them', () => {
    const facts = CASES.typical!;
    const { figures } = dispatchSheet(facts, t);
    for (const { value, parts } of figures) expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value);
    const planned = facts.projects.filter((one) => one.planned);
    const voc = figures.find(({ id }) => id === 'full-VOC')!;
    expect(voc.value).toBeCloseTo(
      planned.reduce((sum, { tonnes }) => sum + tonnes.VOC, 0),
      9,
    );
    expect(figures.find(({ id }) => id === 'count')!.value).toBe(facts.projects.length);
  });

  test('leave out what stands in brackets, a reserve', () => {
    const table = tableOf(dispatchSheet(dispatchFacts(1, { planned: false, capital: 5 }), t));
    expect(table.rows[0]!.map(({ text }) => text)).toContain('(5.00)');
    expect(table.foot.map(({ text }) => text)).toContain('0.00');
  });
});

describe.each(Object.entries(CASES))('the printed dispatch table (%s)', (_, facts) => {
  const sheet = dispatchSheet(facts, t);
  const html = sheetHtml(sheet, 'zh-CN');
  const table = tableOf(sheet);
  let pages: readonly PdfPage[];
  let raw: string;
  beforeAll(async () => {
    const printed = await printPdf(html);
    if (!printed.ok) throw new Error(printed.reason);
    pages = readPdf(printed.pdf);
    raw = Buffer.from(printed.pdf).toString('latin1');
  }, 70_000);

  test('lies across on A4, every page numbered, with the head of the table on each', () => {
    for (const [index, page] of pages.entries()) {
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([842, 595]);
      expect(page.text).toContain(`第${String(index + 1)}页共${String(pages.length)}页`);
      expect(page.text).toContain('序号');
    }
  });

  test('holds every line once and the total on the last page', () => {
    const text = pages.map((page) => page.text).join('');
    expect(text).not.toMatch(/[\ufffd\u0000]/);
    const places = pages.flatMap(({ lines }) => lines.flatMap(({ text: line }) => /^(\d+)\D/.exec(line)?.[1] ?? []));
    for (let place = 1; place <= facts.projects.length; place += 1) expect(places).toContain(String(place));
    if (facts.projects.length > 0) expect(pages.at(-1)!.text).toContain(`合计(${String(facts.projects.length)}个)`);
    else expect(text).toContain(table.empty);
  });

  test('stays between the margins', () => {
    for (const { width, lines } of pages)
      for (const { x, right } of lines) {
        expect(x).toBeGreaterThanOrEqual(15 * MM - 1);
        expect(right).toBeLessThanOrEqual(width - 15 * MM + 1);
      }
  });

  test('keeps the sums of neighbouring columns apart', () => {
    const line = pages.at(-1)!.lines.find(({ text }) => text.startsWith('合计'));
    const sums = table.foot.flatMap(({ text }) => (/\d\.\d\d$/.test(text) ? [text] : []));
    expect(line?.text.endsWith(sums.join('')) ?? table.foot.length === 0).toBe(true);
    let at = line === undefined ? 0 : line.text.length - sums.join('').length;
    for (const sum of sums.slice(0, -1)) {
      at += sum.length;
      // A bold digit of a sum is 3.5 pt wide.
      expect(line!.signs[at]! - line!.signs[at - 1]!).toBeGreaterThan(3.5 + 1);
    }
  });

  test('is tagged up to a thousand rows, and says so when it is not', () => {
    const isLarge = facts.projects.length > 1000;
    expect(/\/StructTreeRoot/.test(raw)).toBe(!isLarge);
    expect(html.includes('PDF不带朗读标记')).toBe(isLarge);
  });

  test('is one file of bearable size without script or style attribute, the same for the same facts', () => {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(150_000 + 500 * table.rows.length);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|\sstyle=|<link|<img/);
    expect(sheetHtml(dispatchSheet(facts, t), 'zh-CN')).toBe(html);
  });
});

test('leaves room to write in every row of a table for the hand', async () => {
  const facts = { ...dispatchFacts(30), byHand: true };
  const printed = await printPdf(sheetHtml(dispatchSheet(facts, t), 'zh-CN'));
  if (!printed.ok) throw new Error(printed.reason);
  for (const { lines } of readPdf(printed.pdf)) {
    const rows = lines.filter(({ text: line }) => /^\d+\D/.test(line)).map(({ y }) => y);
    for (const [index, y] of rows.entries())
      if (index > 0) expect(y - rows[index - 1]!).toBeGreaterThanOrEqual(8 * MM - 1);
  }
}, 70_000);

test('says a lamp by shape and word, in both languages', () => {
  for (const locale of LOCALES) {
    const rows = tableOf(dispatchSheet(CASES.typical!, translator(locale))).rows.map((row) =>
      row.map(({ text }) => text),
    );
    const words = rows.flat().join('|');
    expect(words).toMatch(locale === 'en' ? /●red.*▲yellow/ : /●红.*▲黄/);
  }
});

function tableOf({ body }: Sheet): Annex {
  return body.flatMap((block) => (block.type === 'table' ? [block.table] : []))[0]!;
}

function hundredths(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 100), 0);
}
