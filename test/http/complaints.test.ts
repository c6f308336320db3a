import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { readPdf, type PdfPage } from '../briefings/pdf-text.ts';
import { openHouse, post, type TestHouse } from './house.ts';

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/\s/g, '');

/** Sheets for people who never sign in, out of the sample, as they come over the wire. */
describe('what is handed to people who never sign in', () => {
  let at: TestHouse;
  let planner: Agent;
  let sheet: string;
  let pages: readonly PdfPage[];

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    const made = await post(planner, '/briefings', { scenario: '', as_of: '2023-06-30' });
    const run = new URL(made.headers['location']!, 'http://x').searchParams.get('run')!;
    sheet = (await planner.get(`/briefings/bulletin.html?run=${run}`).expect(200)).text;
    const printed = await planner.get(`/briefings/bulletin.pdf?run=${run}`).responseType('blob').expect(200);
    pages = readPdf(printed.body as Buffer);
  });
  afterAll(() => at.remove());

  it('complaint 14: a sheet is one file that asks for nothing, and the list behind it a workbook that opens', async () => {
    expect(sheet).not.toMatch(/<script|<link|<iframe|src="(?!data:)|href="(?!#)|https?:\/\/|@import/);
    const { body } = await planner.get('/projects.xlsx?finish.overdue=1').responseType('blob').expect(200);
    const { body: rows } = await planner.get('/projects.json?finish.overdue=1').expect(200);
    const book = JSON.stringify(await readWorkbook(body as Buffer));
    expect((rows as readonly { id: string }[]).length).toBeGreaterThan(10);
    for (const { id } of rows as readonly { id: string }[]) expect(book).toContain(id);
  });

  it('complaint 15: every Chinese word of the sheet can be copied out of its PDF', () => {
    const printed = pages.map(({ text }) => text).join('');
    // Heads of tables are broken over lines, which runs together with their neighbours'.
    const words = [...sheet.matchAll(/<(h1|h2|p|td)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner]) => plain(inner!));
    const chinese = words.filter((text) => /\p{Script=Han}/u.test(text) && text.length < 12);
    expect(chinese.length).toBeGreaterThan(100);
    expect(chinese.filter((text) => !printed.includes(text))).toEqual([]);
    expect(printed).not.toMatch(/[\ufffd\u0000]/);
  });

  it('complaint 16: a table has its head on every page it goes over to, and all of its rows', () => {
    const tables = [...sheet.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => table);
    const long = tables.toSorted((a, b) => b.length - a.length)[0]!;
    // The first words of the head stand on one line; the last ones may be broken.
    const head = plain(/<thead[\s\S]*?<\/thead>/.exec(long)![0]).slice(0, 12);
    const rows = [...long.matchAll(/<tr[\s\S]*?<\/tr>/g)].length - 1;
    const over = pages.flatMap(({ text }, index) => (text.includes(head) ? [index] : []));
    expect(rows).toBeGreaterThan(20);
    expect(over).toEqual(over.map((_, index) => over[0]! + index));
    const numbers = over.flatMap((index) =>
      pages[index]!.lines.flatMap(({ text }) => /^(\d+)\D/.exec(text)?.[1] ?? []),
    );
    for (let row = 1; row <= rows; row += 1) expect(numbers).toContain(String(row));
    expect(over.length).toBeGreaterThan(1);
  });
});
