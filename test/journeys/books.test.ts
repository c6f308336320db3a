import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  axeFindings,
  enterAsAdministrator,
  newVisitor,
  openBrowser,
  scrollsSideways,
  WIDTHS,
  type Visitor,
} from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '蓝天常在 海风不息';
/** Declared with 62 t of NOx in the sample, and answered by nobody. */
const DECLARED = 'QD-2023-0014-1';

describe('a planner keeps the books', () => {
  let browser: Browser;
  let installation: Installation;
  let visitor: Visitor;
  let page: Page;

  /** Presses a button and waits for the page that answers. */
  const press = async (name: string): Promise<void> => {
    await answered(page, () => page.locator('main').getByRole('button', { name, exact: true }).first().click());
  };

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation({ LANTIAN_SAMPLE: 'qingdao-2023' })]);
    const administrator = await newVisitor(browser, installation.address);
    await enterAsAdministrator(administrator.page, installation.link!, PASSWORD);
    await administrator.page.goto('/settings/users/new');
    await administrator.page.locator('#name').fill('计划员');
    await administrator.page.locator('#role').selectOption('planner');
    await administrator.page.locator('main form button').first().click();
    const link = await administrator.page.content();
    await administrator.context.close();
    visitor = await newVisitor(browser, installation.address);
    page = visitor.page;
    const address = /\/sign-in\/link\/[\w-]+/.exec(link)?.[0];
    if (address === undefined) throw new Error(`no link in: ${link}`);
    await enterAsAdministrator(page, new URL(address, installation.address).href, PASSWORD);
    await page.goto(`/projects/${DECLARED}`);
  });

  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  test('the province approves less than was declared: it needs its document and a reason, then the way shows both', async () => {
    await page.getByRole('link', { name: '总量核算' }).click();
    await page.getByRole('link', { name: '录入省审' }).click();
    await page.locator('#tonnes-NOx').fill('50');
    await press('保存');
    expect(await page.locator('#document-error').innerText()).toContain('省审和国家核定须填文件');
    expect(await page.locator('#reason-NOx-error').innerText()).toContain('低于上一级的 62.00 吨');
    await page.locator('#document').fill('测试〔2024〕3号');
    await page.locator('#code-NOx').selectOption('R05');
    await press('保存');
    expect(await page.locator('table', { hasText: '省审' }).first().innerText()).toContain('测试〔2024〕3号');
    expect(await page.locator('figure figcaption').first().innerText()).toContain('申报62.0吨，省审50.0吨（81%）');
    expect(await page.locator('main').innerText()).toContain('空气质量账（另一本账）');
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize(WIDTHS.office);
  });

  test('a target is changed, and what the model refuses is said at its field', async () => {
    await page.goto('/targets');
    await page.getByRole('link', { name: '新建目标' }).click();
    await page.locator('#title').fill('全市工业NOx');
    await page.locator('#kind').selectOption('season_percent');
    await page.locator('#value').fill('2');
    await page.locator('#district').selectOption('370211');
    await press('保存');
    expect(await page.locator('#only-error').innerText()).toContain('不能只算部分项目');
    await page.locator('#kind').selectOption('year_tonnes');
    await page.locator('#value').fill('1800');
    await page.locator('#district').selectOption('');
    await page.locator('#document').fill('测试〔2023〕5号');
    await press('保存');
    expect(await page.locator('tr', { hasText: '全市工业NOx' }).innerText()).toContain('1800');
  });

  test('it is split by district, and the page says whether the parts reach it', async () => {
    await page.locator('tr', { hasText: '全市工业NOx' }).getByRole('link', { name: '责任分解' }).click();
    await page.locator('#part-370211').fill('1000');
    await page.locator('#part-370202').fill('750');
    await press('保存分解');
    expect(await page.locator('main').innerText()).toContain('比目标 1800.0 少 50.0 吨');
    await page.locator('#part-370202').fill('850');
    await press('保存分解');
    expect(await page.locator('main').innerText()).toContain('比目标 1800.0 多 50.0 吨');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('/targets');
    expect(await page.locator('tr', { hasText: '全市工业NOx' }).first().innerText()).toContain('多 50.0 吨');
    expect(await axeFindings(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });
});
