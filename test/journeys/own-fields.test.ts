import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { closeWorkbookReaders } from '../../src/exchange/read-workbook.ts';
import { answered, faultsOnScreens } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

const NAME = '窑炉数量（座）';

describe('a field of the city’s own', () => {
  const visitor = onTheSample();

  afterAll(async () => {
    await closeWorkbookReaders();
  });

  const press = (page: Page, selector: string) => answered(page, () => page.locator(selector).first().click());
  const looksRight = async (page: Page) => expect(await faultsOnScreens(page)).toEqual([]);

  test('is defined, filled in, asked for, sent out, brought back changed, and told in the history', async () => {
    const { page, complaints } = visitor;
    await page.goto('/settings/fields/new');
    await page.locator('#zh').fill('窑炉数量');
    await page.locator('#kind').selectOption('number');
    await page.locator('#word').fill('kilns');
    await page.locator('#unit').fill('座');
    await page.locator('input[name="types"][value="ule-grinding"]').check();
    await looksRight(page);
    await press(page, 'button[value="save"]');
    expect(await page.locator('tbody th a').allInnerTexts()).toContain(NAME);
    await looksRight(page);

    await page.goto('/projects?type=ule-grinding&step=building');
    const id = (await page.locator('tbody a').first().innerText()).trim();
    await page.goto(`/projects/${id}/edit`);
    await page.locator('#x_number_kilns').fill('１２座');
    await page.locator('#reason').fill('补录窑炉');
    await press(page, 'button.is-primary[value="save"]');
    await looksRight(page);

    await page.goto('/projects?add=x_number_kilns&add.op=gte&add.value=10&form=1&cols=id,name,x_number_kilns');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('main').innerText()).toContain(`${NAME}不小于10`);

    const csv = await (await page.request.get('/projects.csv?x_number_kilns.gte=10&cols=id,name,x_number_kilns,version')).text(); // prettier-ignore
    expect(csv).toContain(NAME);
    await page.goto('/imports');
    const buffer = Buffer.from(csv.replace(/,12(,|\r)/, ',13$1'));
    await page.locator('input[type="file"]').first().setInputFiles({ name: '窑炉.csv', mimeType: 'text/csv', buffer });
    await press(page, 'form[enctype] button');
    await press(page, 'button[value="check"]');
    await page.locator('button[value="good"]').waitFor();
    await press(page, 'button[value="good"]');
    await page.getByText(/已写入，批次/).first().waitFor(); // prettier-ignore
    await page.goto(`/projects/${id}/history`);
    expect(await page.locator('main').innerText()).toMatch(new RegExp(`${NAME}[\\s\\S]{0,20}12[\\s\\S]{0,10}13`));
    expect(complaints).toEqual([]);
  });

  test('is read from cells pasted out of a spreadsheet', async () => {
    const { page } = visitor;
    const asked = await page.request.get('/projects.json?x_number_kilns.gte=10');
    const [{ id }] = (await asked.json()) as [{ id: string }];
    await page.goto('/imports');
    await page.locator('#cells').fill(`项目编号\t项目名称\t${NAME}\t责任人\n${id}\t\t１４座\t示例甲`);
    await press(page, 'form[enctype] button');
    await press(page, 'button[value="check"]');
    await page.locator('button[value="good"]').waitFor();
    await press(page, 'button[value="good"]');
    await page
      .getByText(/已写入，批次/)
      .first()
      .waitFor();
    const kept = await page.request.get('/projects.json?x_number_kilns.gte=14');
    expect(await kept.json()).toMatchObject([{ id, owner: '示例甲', x_number_kilns: 14 }]);
  });

  test('comes and goes with the type that is chosen, and what was typed beside it stays', async () => {
    const { page } = visitor;
    await page.goto('/projects/new');
    const kilns = page.locator('#x_number_kilns');
    await page.locator('#name').fill('示例新粉磨站');
    await page.locator('#category').selectOption('industry');
    await page.locator('#type').selectOption('voc-capture');
    await expect.poll(() => kilns.count()).toBe(0);
    await page.locator('#type').selectOption('ule-grinding');
    await expect.poll(() => kilns.count()).toBe(1);
    expect(await page.locator('#name').inputValue()).toBe('示例新粉磨站');
  });
});
