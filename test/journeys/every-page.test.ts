import { describe, expect, test } from 'vitest';
import { places } from '../../src/http/places.ts';
import { axeFindings, scrollsSideways, WIDTHS } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

/** Where the rail leads, and pages a person meets soon after. */
const RAIL = places.flatMap(({ rail }) => (rail ? [rail.href] : []));
const OTHERS = [
  '/projects/new',
  '/projects/QD-2023-0013-J',
  '/imports',
  '/projects?q=%E7%84%A6%E5%8C%96&sort=-season_voc',
];

describe('every page of the sample', () => {
  const visitor = onTheSample();

  test.each([...RAIL, ...OTHERS])(
    '%s is accessible, fits a phone and says that its data are invented',
    async (address) => {
      const { page } = visitor;
      for (const width of ['office', 'phone'] as const) {
        await page.setViewportSize(WIDTHS[width]);
        expect((await page.goto(address))?.status()).toBe(200);
        expect(await page.locator('.flag').first().innerText()).toBe('示例数据');
        expect(await scrollsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
      }
    },
  );

  test('can be reached and worked by keyboard: skip link first, then search, then the rail', async () => {
    const { page } = visitor;
    await page.setViewportSize(WIDTHS.office);
    await page.goto('/help');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await page.keyboard.type('qdsn');
    expect(await page.locator('#search').inputValue()).toBe('qdsn');
  });

  test('keeps its content and loses its frame on paper', async () => {
    const { page } = visitor;
    await page.goto('/help');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.rail').isVisible()).toBe(false);
    expect(await page.locator('.top-line').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  test('broke no policy and threw in no script on the whole way', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
