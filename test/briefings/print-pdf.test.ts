import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import type { BulletinFacts } from '../../src/services/briefing/bulletin/bulletin-facts.ts';
import type { Compared, Earlier } from '../../src/services/briefing/earlier.ts';
import { bulletinPage, bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { MOST_AT_ONCE, printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import { fontFolder, rareSigns } from '../../src/services/briefing/print/print-fonts.ts';
import { translator } from '../../src/words/messages.ts';
import { type PdfPage, readPdf } from './pdf-text.ts';
import { sampleFacts } from './sample-facts.ts';

const t = translator('zh-CN');
const UPRIGHT = [594.96, 841.92];
const LANDSCAPE = [841.92, 594.96];

const CASES: Readonly<Record<string, BulletinFacts>> = {
  empty: sampleFacts({ projects: 0 }),
  'one project': sampleFacts({ projects: 1 }),
  typical: sampleFacts({ projects: 400 }),
  scenario: sampleFacts({ projects: 400 }, '在建项目推迟90天'),
  'longest scenario name': sampleFacts({ projects: 400, zoneName: '长'.repeat(20) }, '长'.repeat(100)),
  '3,000 projects': sampleFacts({ projects: 3000 }),
  'longest names': sampleFacts({ projects: 200, name: '长'.repeat(200), zoneName: '长'.repeat(20) }),
  'all districts tied': sampleFacts({ projects: 400, status: 'built' }),
};

async function print(html: string): Promise<{ readonly pages: readonly PdfPage[]; readonly raw: string }> {
  const printed = await printPdf(html);
  if (!printed.ok) throw new Error(printed.reason);
  return { pages: readPdf(printed.pdf), raw: Buffer.from(printed.pdf).toString('latin1') };
}

describe.each(Object.entries(CASES))('the printed sheet (%s)', (_, facts) => {
  const view = bulletinPage(facts, t);
  let pages: readonly PdfPage[];
  let raw: string;
  const first = () => pages[0]!;
  const annexes = () => pages.slice(1);

  beforeAll(async () => {
    ({ pages, raw } = await print(sheetHtml(bulletinSheet(facts, t), 'zh-CN')));
  });

  test('has one upright page of A4 and annexes across', () => {
    expect(pages.map(({ width, height }) => [width, height].map((size) => Math.round(size * 100) / 100))).toEqual(
      pages.map((_page, index) => (index === 0 ? UPRIGHT : LANDSCAPE)),
    );
    expect(pages.length).toBeGreaterThanOrEqual(4);
  });

  test('holds everything from the masthead to the foot on the first page', () => {
    const { text } = first();
    expect(text.startsWith(plain(view.masthead.name))).toBe(true);
    for (const { label, value, note } of view.tiles)
      for (const word of [label, value, note]) expect(text).toContain(plain(word));
    for (const { head, text: words } of view.paragraphs) expect(text).toContain(plain(head + words));
    for (const line of [...view.colophon.copies, ...view.colophon.trace]) expect(text).toContain(plain(line));
  });

  test('prints every sign, none of them as a box', () => {
    for (const { text } of pages) expect(text).not.toMatch(/[\ufffd\u0000]/);
  });

  test('prints every row of every annex, each once', () => {
    const text = annexes()
      .map((page) => page.text)
      .join('');
    for (const { title, note, rows } of view.annexes) {
      expect(text).toContain(plain(title));
      expect(text).toContain(plain(note));
      for (const row of rows)
        for (const cell of row.filter(({ kind }) => kind !== 'words')) expect(text).toContain(plain(cell.text));
    }
    const long = view.annexes[1]!.rows;
    const numbers = pagesOf(annexes(), view.annexes[1]!.title, view.annexes[2]!.title).flatMap(({ lines }) =>
      lines.flatMap(({ text: line }) => /^(\d+)\D/.exec(line)?.[1] ?? []),
    );
    for (let row = 1; row <= long.length; row += 1) expect(numbers).toContain(String(row));
  });

  test('repeats the head of a table on every page it goes over to', () => {
    const { title, rows } = view.annexes[1]!;
    const over = pagesOf(annexes(), title, view.annexes[2]!.title);
    for (const { text } of over) expect(text).toContain('序号区市项目名称企业名称责任单位基线计划现计划');
    if (rows.length === 30) expect(over.length).toBeGreaterThan(1);
  });

  test('numbers every page once, in the manner of its kind and of no other', () => {
    const upright = first().lines.filter(({ text }) => /^—\d+—$/.test(text));
    expect(upright.map(({ text }) => text)).toEqual(['—1—']);
    expect(upright[0]!.x).toBeGreaterThan(first().width / 2);
    for (const [index, page] of annexes().entries()) {
      expect(
        page.lines.filter(({ text }) => text === `第${String(index + 2)}页共${String(pages.length)}页`),
      ).toHaveLength(1);
      expect(page.lines.filter(({ text }) => /^—\d+—$/.test(text))).toEqual([]);
    }
  });

  test('leaves no heading alone at the foot of a page', () => {
    for (const { lines } of annexes()) {
      const last = lines.filter(({ text }) => !/^第\d+页/.test(text)).at(-1);
      expect(view.annexes.map(({ number, title }) => plain(number + title))).not.toContain(last?.text);
    }
  });

  test('is tagged, has an outline, and says its language', () => {
    expect(raw).toMatch(/\/StructTreeRoot/);
    expect(raw).toMatch(/\/Outlines/);
    expect(raw).toMatch(/\/Lang \(zh-CN\)/);
  });
});

describe('the sheet in English', () => {
  const values = new Map<Compared, number>([['done', 150], ['built-NOx', 80], ['built-VOC', 120]]); // prettier-ignore
  const year: Earlier = { against: 'year', day: '2022-06-30', source: 'given', name: 'Document 7', values };
  const english: Readonly<Record<string, BulletinFacts>> = {
    'a scenario': CASES.scenario!,
    'a year to compare with': { ...CASES['3,000 projects']!, earlier: [year] },
    'the longest names': { ...CASES['longest names']!, earlier: [year] },
    'the longest scenario name': CASES['longest scenario name']!,
  };

  test('says on a full page how the year before was', () => {
    const [state] = bulletinPage(english['a year to compare with']!, translator('en')).paragraphs;
    expect(state!.text).toMatch(/same day of last year|last year/);
  });

  test.each(Object.entries(english))('has its foot on the first page too (%s)', async (_, facts) => {
    const view = bulletinPage(facts, translator('en'));
    const { pages } = await print(sheetHtml(bulletinSheet(facts, translator('en')), 'en'));
    expect(pages[0]!.text).toContain(plain(view.masthead.name));
    for (const line of view.colophon.trace) expect(pages[0]!.text).toContain(plain(line));
    expect(pages.filter(({ width, height }) => width < height)).toHaveLength(1);
    expect(pages[1]!.lines.map(({ text }) => text)).toContain(`Page2of${String(pages.length)}`);
  });
});

describe('the grid of official papers', () => {
  test('holds 28 signs a line and 22 lines a page, numbered right on odd and left on even pages', async () => {
    const html = sheetHtml(bulletinSheet(CASES.empty!, t), 'zh-CN');
    const paragraph = `<article class="text"><p>${'国'.repeat(28 * 22 + 28 * 5)}</p></article>`;
    const { pages } = await print(html.replace(/<main[\s\S]*<\/main>/, `<main>${paragraph}</main>`));
    const body = pages.map(({ lines }) => lines.filter(({ text }) => text.startsWith('国')));
    expect(body.map((lines) => lines.length)).toEqual([22, 5]);
    for (const { text } of body.flat()) expect(text).toHaveLength(28);
    const number = (page: number) => pages[page]!.lines.find(({ text }) => text.startsWith('—'))!;
    expect([number(0).text, number(1).text]).toEqual(['—1—', '—2—']);
    expect(number(0).x).toBeGreaterThan(400);
    expect(number(1).x).toBeLessThan(150);
  });
});

describe('printing', () => {
  const small = `<!doctype html><html lang="zh-CN"><head></head><body><p style="font-family: 'Noto Serif SC'">国</p></body></html>`;

  test('stops with the name of the font when no Chinese font is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lantian-fonts-'));
    expect(await printPdf(small, { fonts: folder })).toEqual({ ok: false, reason: 'no-font', font: 'Noto Serif SC' });
    expect(await printPdf(small, { fonts: null })).toEqual({ ok: false, reason: 'no-font', font: 'Noto Serif SC' });
    rmSync(folder, { recursive: true });
  });

  test('prints common signs, the shapes of lamps and rare signs of names each from a face that has it', async () => {
    expect(rareSigns(fontFolder()!, '国堃1▲猋国')).toBe('▲猋');
    const { pages, raw } = await print(small.replace('国', '国堃1▲猋'));
    expect(pages[0]!.text).toContain('国堃1▲猋');
    expect(raw.match(/NotoSerifSC/g)).not.toBeNull();
  });

  test('says so when no browser can be started', async () => {
    expect(await printPdf(small, { chromium: '/nowhere/chromium' })).toEqual({ ok: false, reason: 'no-browser' });
  });

  test('stops at its time limit and leaves room for the next', async () => {
    expect(await printPdf(small, { limitMs: 1 })).toEqual({ ok: false, reason: 'too-long' });
    expect((await printPdf(small)).ok).toBe(true);
  });

  test(`refuses more than ${String(MOST_AT_ONCE)} at once`, async () => {
    const asked = await Promise.all(Array.from({ length: MOST_AT_ONCE + 1 }, () => printPdf(small)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(MOST_AT_ONCE);
    expect(asked.at(-1)).toEqual({ ok: false, reason: 'busy' });
  });

  test('runs no script and asks nobody for anything', async () => {
    const sly = small.replace(
      '</body>',
      '<img src="http://127.0.0.1:1/x.png" alt="图"><script>document.body.textContent="坏"</script></body>',
    );
    const { pages } = await print(sly);
    expect(pages[0]!.text).toContain('国');
    expect(pages[0]!.text).not.toContain('坏');
  });
});

/** The pages from the one with the first title up to the one with the second. */
function pagesOf(pages: readonly PdfPage[], from: string, to: string): readonly PdfPage[] {
  const at = (title: string) => pages.findIndex(({ lines }) => lines.some(({ text }) => text === plain(title)));
  return pages.slice(at(from), at(to));
}

/** As a reader would copy it: blanks gone, full-width signs plain. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
