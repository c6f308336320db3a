import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { cardSheet } from '../../src/services/briefing/card/card-sheet.ts';
import { dispatchSheet } from '../../src/services/briefing/dispatch/dispatch-sheet.ts';
import { issuedForm } from '../../src/services/briefing/issue/issued-form.ts';
import { borrowBrowser, closePrintBrowser, returnBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import { sealSvg } from '../../src/services/briefing/print/seal-svg.ts';
import { supervisionSheet } from '../../src/services/briefing/reminder/supervision-sheet.ts';
import type { Sheet } from '../../src/services/briefing/sheet.ts';
import { translator } from '../../src/words/messages.ts';
import { dispatchFacts } from './dispatch-facts.ts';
import { readPdf } from './pdf-text.ts';
import { sampleFacts } from './sample-facts.ts';
import { ORIGIN, sampleCard, sampleReminder } from './sample-small.ts';

const t = translator('zh-CN');
const ADDRESS = 'https://lantian.example.gov.cn/t/ABCD2345';
const FULLEST = sampleFacts({ projects: 200, name: '长'.repeat(200), zoneName: '长'.repeat(20) });
const SHEETS: Readonly<Record<string, Sheet>> = {
  'a brief of full lines': bulletinSheet(FULLEST, t),
  'a card': cardSheet(ORIGIN, sampleCard(), t),
  'a dispatch table': dispatchSheet(dispatchFacts(20), t),
  'a reminder': supervisionSheet(sampleReminder(5), t),
};
/** Dots of a plain office copier and scanner. */
const DPI = 150;
const MM_PER_INCH = 25.4;
/** Pixels of the screen. */
const AROUND = 24;

const sealed = (sheet: Sheet, address = ADDRESS): string => {
  const issue = { year: 2023, number: 12, total: 112, code: 'ABCD2345', by: '张三', day: '2023年7月1日' };
  return sheetHtml(issuedForm(sheet, { ...issue, correction: null, sealSvg: sealSvg(address) }, t), 'zh-CN');
};

async function upright(html: string): Promise<number> {
  const printed = await printPdf(html);
  if (!printed.ok) throw new Error(printed.reason);
  return readPdf(printed.pdf).filter(({ width, height }) => width < height).length;
}

describe('the code at the foot of a paper', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const borrowed = await borrowBrowser();
    if (borrowed === null) throw new Error('no browser');
    browser = borrowed;
    page = await browser.newPage({ deviceScaleFactor: DPI / 96 });
    await page.emulateMedia({ media: 'print' });
  });
  afterAll(async () => {
    await page.close();
    await returnBrowser();
    await closePrintBrowser();
  });

  /** What a reader of another maker sees in the grey picture of the code and what stands around it, and how wide the code is, mm. */
  async function scan(html: string) {
    await page.setContent(html);
    await page.locator('.seal-code').scrollIntoViewIfNeeded();
    const { x, y, width: wide, height: high } = (await page.locator('.seal-code').boundingBox())!;
    const clip = { x: x - AROUND, y: y - AROUND, width: wide + 2 * AROUND, height: high + 2 * AROUND };
    const png = await page.screenshot({ clip });
    const picture = await page.evaluate<{ width: number; height: number; grey: readonly number[] }>(
      greyOf(png.toString('base64')),
    );
    const { width, height, grey } = picture;
    const found = jsQR(Uint8ClampedArray.from(grey.flatMap((one) => [one, one, one, 255])), width, height);
    if (found === null) return null;
    const { topLeftCorner, topRightCorner } = found.location;
    return { address: found.data, size: ((topRightCorner.x - topLeftCorner.x) / DPI) * MM_PER_INCH };
  }

  test.each(Object.entries(SHEETS))(
    'is read from a grey copy, and large enough for a telephone (%s)',
    async (_, sheet) => {
      const found = await scan(sealed(sheet));
      expect(found?.address).toBe(ADDRESS);
      expect(found?.size).toBeGreaterThanOrEqual(15);
    },
  );

  test('holds a long address as well', async () => {
    const long = `https://${'dept.'.repeat(12)}example.gov.cn/lantian/t/ABCD2345`;
    expect((await scan(sealed(SHEETS['a card']!, long)))?.address).toBe(long);
  });

  test('leaves a brief of full lines on its one page', async () => {
    expect(await upright(sealed(SHEETS['a brief of full lines']!))).toBe(1);
  });

  test('is not there when nobody said under which address the trace opens', () => {
    const issue = { year: 2023, number: 12, total: 112, code: 'ABCD2345', by: '张三', day: '2023年7月1日' };
    const html = sheetHtml(issuedForm(SHEETS['a card']!, { ...issue, correction: null, sealSvg: '' }, t), 'zh-CN');
    expect(html).not.toContain('<p class="seal">');
    expect(html).toContain('溯源码 ABCD-2345');
  });
});

/** Grey values of a picture, row by row, as the browser unpacks it. */
function greyOf(base64: string): string {
  return `(async () => {
    const bytes = Uint8Array.from(atob('${base64}'), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    const grey = [];
    for (let at = 0; at < data.length; at += 4) grey.push(Math.round(0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2]));
    return { width, height, grey };
  })()`;
}
