import { afterAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { closePrintBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import { translator } from '../../src/words/messages.ts';
import { type PdfPage, readPdf } from './pdf-text.ts';
import { sampleReminder } from './sample-small.ts';

const t = translator('zh-CN');
const MM = 72 / 25.4;
const LINES = 22;
const reminder = (projects: number) => sheetHtml(supervisionSheet(sampleReminder(projects), t), 'zh-CN');

/** A paper of so many full lines with an imprint of two. */
function paper(lines: number): string {
  const foot = '<p class="copies"><span>报：市政府</span></p><p class="trace">数据：末行</p>';
  const article = `<article class="text"><p>${'国'.repeat(28 * lines)}</p><footer class="colophon">${foot}</footer></article>`;
  return reminder(0).replace(/<main[\s\S]*<\/main>/, `<main>${article}</main>`);
}

async function print(html: string): Promise<readonly PdfPage[]> {
  const printed = await printPdf(html);
  if (!printed.ok) throw new Error(printed.reason);
  return readPdf(printed.pdf);
}

/** How far above the foot of the type area the last line stands, mm. */
function aboveFoot({ lines, height }: PdfPage): number {
  const last = lines.findLast(({ text }) => !/^—\d+—$/.test(text))!;
  return (height - 35 * MM - last.y) / MM;
}

describe('the imprint of a paper', () => {
  afterAll(closePrintBrowser);

  test.each([5, 21, 22, 23, 44, 45])(
    'stands at the foot of the last page, under words of the text (%i lines)',
    async (lines) => {
      const pages = await print(paper(lines));
      expect(pages.flatMap((page) => page.lines).filter(({ text }) => text.startsWith('国'))).toHaveLength(lines);
      const last = pages.at(-1)!;
      expect(last.lines.some(({ text }) => text.startsWith('国'))).toBe(true);
      expect(aboveFoot(last)).toBeGreaterThanOrEqual(0);
      expect(aboveFoot(last)).toBeLessThan(4);
      // One page more only where the imprint found no room, of some twelve millimetres, under the last line.
      expect(pages).toHaveLength(Math.ceil((lines + 12 / (225 / LINES)) / LINES));
    },
  );

  test('stands there under a table of several pages', async () => {
    const pages = await print(reminder(70));
    expect(pages.length).toBeGreaterThan(2);
    expect(aboveFoot(pages.at(-1)!)).toBeLessThan(4);
    expect(pages.at(-1)!.text).toContain('回复单位');
  });
});
