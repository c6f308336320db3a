import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../briefings/pdf-text.ts';
import { answered } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

describe('a manager asks what if and hands over the answer', () => {
  const visitor = onTheSample();
  let page: Page;

  /** Presses a button and waits for the page that answers. */
  const press = async (name: string): Promise<void> => {
    await answered(page, () => page.getByRole('button', { name }).first().click());
  };

  beforeAll(() => {
    page = visitor.page;
  });

  test('the coking retrofit slips ninety days: the season loses 21.6 t of NOx and 23.7 t of VOC, two targets of zone B turn', async () => {
    await page.goto('/projects?type=ule-coking');
    await page.getByRole('link', { name: '以此筛选建情景' }).click();
    await page.getByLabel('名称').fill('焦化推迟90天');
    await page.getByLabel('推迟天数').fill('90');
    await press('保存情景');
    expect(await page.locator('.change-list').innerText()).toContain('项目类型为焦化（炼焦环节）超低排放');
    await press('运行');
    const result = await page.locator('#result').innerText();
    expect(result).toContain('−21.6');
    expect(result).toContain('−23.7');
    const turned = await page.locator('section:has(#r-targets) tr', { hasText: '变为不达标' }).allInnerTexts();
    expect(turned.filter((row) => row.includes('石化港口区'))).toHaveLength(2);
  });

  test('the brief of the day is printed: its figures are those of its run, in Chinese that can be copied out', async () => {
    await page.goto('/briefings');
    await page.getByLabel('情景').selectOption({ index: 0 });
    await press('生成');
    const sheet = page.frameLocator('iframe');
    await sheet.locator('h1').first().waitFor();
    const shown = await sheet.locator('body').innerText();
    expect(shown).toContain('1448');
    const link = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href');
    const answer = await page.request.get(link!, { timeout: 120_000 });
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const pages = readPdf(await answer.body()).map(({ text }) => text.replace(/\s/g, ''));
    const [first = ''] = pages;
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(first).toContain('全市在册项目2814个');
    expect(first).toContain('已完成1448个');
    const sentences = await sheet.locator('p, td').allInnerTexts();
    const figures = sentences.flatMap((text) => [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => figure));
    const printed = pages.join('');
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.filter((figure) => !printed.includes(figure))).toEqual([]);
  });

  test('on the whole way no policy was broken and no script failed', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
