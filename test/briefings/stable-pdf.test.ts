import { afterAll, expect, test } from 'vitest';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { closePrintBrowser } from '../../src/services/briefing/print/print-browser.ts';
import { printPdf } from '../../src/services/briefing/print/print-pdf.ts';
import { translator } from '../../src/words/messages.ts';
import { readPdf } from './pdf-text.ts';
import { sampleFacts } from './sample-facts.ts';

afterAll(closePrintBrowser);

test('an issued sheet prints to the same bytes every time and bears the time of its issue', async () => {
  const html = sheetHtml(bulletinSheet(sampleFacts({ projects: 1 }), translator('zh-CN')), 'zh-CN');
  const print = async () => {
    const printed = await printPdf(html, { issued: '2023-07-03T01:02:03.456Z' });
    if (!printed.ok) throw new Error(printed.reason);
    return Buffer.from(printed.pdf);
  };
  const [first, again] = [await print(), await print()];
  expect(again.equals(first)).toBe(true);
  expect(first.toString('latin1')).toContain("/CreationDate (D:20230703010203+00'00')");
  expect(readPdf(first)[0]!.text).toContain('工作简报');
});
